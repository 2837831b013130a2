import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { jsonPath } from './json-path.ts';
import { schemaIssues } from './schema-issues.ts';
import { expectWorded } from '../languages/worded.contract.ts';

const schema = z.strictObject({
  version: z.int().check(z.gte(1), z.lte(9)),
  weight: z.exactOptional(z.number().check(z.positive())),
  name: z.string().check(z.minLength(2), z.maxLength(5)),
  units: z.array(z.strictObject({ kind: z.enum(['ward', 'town']) })).check(z.minLength(1), z.maxLength(2)),
  code: z.exactOptional(z.string().check(z.refine((text) => text === 'x', { params: { issue: 'json.unreadable' } }))),
  day: z.exactOptional(z.string().check(z.regex(/^\d{4}$/))),
  limits: z.exactOptional(z.record(z.string(), z.number())),
  form: z.exactOptional(z.union([z.string(), z.strictObject({ id: z.string(), size: z.int() })])),
  shape: z.exactOptional(z.discriminatedUnion('type', [z.object({ type: z.literal('a') }), z.object({ type: z.literal('b') })])),
});
const good = { version: 1, name: 'abc', units: [{ kind: 'ward' }] };

function found(change: object): unknown {
  const given: unknown = { ...good, ...change };
  const parsed = schema.safeParse(given);
  if (parsed.success) return 'nothing found';
  const issues = schemaIssues(parsed.error, given);
  expectWorded(issues);
  return issues.map((each) => ({ [each.path]: each.code, ...each.values }));
}

test.each([
  ['what is not there', { name: undefined }, [{ name: 'value.missing' }]],
  ['what is null', { units: null }, [{ units: 'value.missing' }]],
  ['another type', { name: 5 }, [{ name: 'value.wrong_type', expected: 'string' }]],
  ['a fraction where a whole number belongs', { version: 1.5 }, [{ version: 'value.wrong_type', expected: 'int' }]],
  ['what is no number', { weight: NaN }, [{ weight: 'value.not_finite' }]],
  ['what is too small', { version: 0 }, [{ version: 'value.too_small', minimum: 1 }]],
  ['what must be more than its bound', { weight: 0 }, [{ weight: 'value.too_small', minimum: '> 0' }]],
  ['what is too large', { version: 10 }, [{ version: 'value.too_large', maximum: 9 }]],
  ['a text too short', { name: 'a' }, [{ name: 'value.too_short', minimum: 2 }]],
  ['a text too long', { name: 'abcdef' }, [{ name: 'value.too_long', maximum: 5 }]],
  ['a list too long', { units: [good.units[0], good.units[0], good.units[0]] }, [{ units: 'value.too_long', maximum: 2 }]],
  ['a word outside the list', { units: [{ kind: 'city' }] }, [{ 'units[0].kind': 'value.not_allowed', value: 'city', allowed: 'ward, town' }]],
  ['an unknown key', { extra: 1, more: 2 }, [{ extra: 'value.unknown_key', key: 'extra' }, { more: 'value.unknown_key', key: 'more' }]],
  ['a bad form', { day: 'x' }, [{ day: 'value.bad_format' }]],
  ['a code of the schema\'s own', { code: 'y' }, [{ code: 'json.unreadable' }]],
  ['a bad value in a map', { limits: { 'I.A': 'x' } }, [{ 'limits["I.A"]': 'value.wrong_type', expected: 'number' }]],
  ['the shape that was meant', { form: { id: 'a', size: 'x' } }, [{ 'form.size': 'value.wrong_type', expected: 'number' }]],
  ['an unknown type of thing', { shape: { type: 'c' } }, [{ 'shape.type': 'value.not_allowed', value: 'c', allowed: 'a, b' }]],
  ['a thing without its type', { shape: {} }, [{ 'shape.type': 'value.missing' }]],
])('%s is named with its place', (_title, change, expected) => {
  expect(found(change)).toEqual(expected);
});

test('the whole of another type has an empty path', () => {
  for (const given of [5, 'x', []]) {
    const parsed = schema.safeParse(given);
    expect(parsed.error && schemaIssues(parsed.error, given)[0]).toMatchObject({ code: 'value.wrong_type', path: '' });
  }
});

test('an overlong key is repeated only in part', () => {
  expect(JSON.stringify(found({ ['k'.repeat(100_000)]: 1 })).length).toBeLessThan(400);
});

describe('paths', () => {
  test('are written as people know them', () => {
    expect(jsonPath([])).toBe('');
    expect(jsonPath(['units', 3, 'target'])).toBe('units[3].target');
    expect(jsonPath(['answers', '9.1'])).toBe('answers["9.1"]');
    expect(jsonPath(['9.1'])).toBe('["9.1"]');
  });
});
