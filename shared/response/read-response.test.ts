import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Response } from './model.ts';
import { readResponse } from './read-response.ts';
import { expectWorded } from '../languages/worded.contract.ts';

const response: Response = {
  formatVersion: 1,
  id: '018f2c3e-7b1a-4c2d-9e3f-0123456789ab',
  campaign: 'sao-mai-2026',
  questionnaire: { id: 'q', version: 1, hash: 'a'.repeat(64) },
  channel: 'field', respondentKind: 'person', language: 'vi', mode: 'face_to_face', answerFormat: 'dock',
  position: { unit: 'u1', stratum: '', cluster: 'c1', weight: 1.5 },
  place: 'p1', device: '018f2c3e-7b1a-4c2d-9e3f-0123456789ac', enumerator: 'e1',
  startedAt: { utcMs: 1_763_610_000_000, offsetMinutes: 420 },
  finishedAt: { utcMs: 1_763_610_900_000, offsetMinutes: 420 },
  durationMs: 870_000,
  answers: { '9.1': 4, '2': [1, 3], '11': 'Cảm ơn' },
  writeIns: { '2': 'Zalo' },
};

function found(payload: unknown): string[] {
  const read = readResponse(payload);
  if ('issues' in read) expectWorded(read.issues);
  return 'issues' in read ? read.issues.map((each) => `${each.path} ${each.code}`) : [];
}

test('what a device wrote is what is read', () => {
  expect(readResponse(JSON.parse(JSON.stringify(response)))).toEqual({ response });
});

test('a response needs no place, enumerator or written words', () => {
  const { place: _p, enumerator: _e, writeIns: _w, ...kiosk } = response;
  expect(readResponse({ ...kiosk, channel: 'kiosk' })).toEqual({ response: { ...kiosk, channel: 'kiosk' } });
});

test('keys of a later phone are left aside', () => {
  expect(readResponse({ ...response, mood: 'sunny', position: { ...response.position, floor: 3 } })).toEqual({ response });
});

test.each([
  ['an id that is no UUID', { id: 'x' }, ['id value.bad_format']],
  ['a later format', { formatVersion: 2 }, ['formatVersion value.not_allowed']],
  ['an unknown channel', { channel: 'pigeon' }, ['channel value.not_allowed']],
  ['a weight of 0', { position: { ...response.position, weight: 0 } }, ['position.weight value.too_small']],
  ['a moment that is none', { startedAt: { utcMs: 'now', offsetMinutes: 420 } }, ['startedAt.utcMs value.wrong_type']],
  ['a negative duration', { durationMs: -1 }, ['durationMs value.too_small']],
  ['a text of 20,001 characters', { answers: { '11': 'x'.repeat(20_001) } }, ['answers["11"] value.wrong_type']],
  ['a number that is none', { answers: { '9.1': NaN } }, ['answers["9.1"] value.wrong_type']],
  ['answers that are a list', { answers: [4] }, ['answers value.wrong_type']],
  ['an answer that is an object', { answers: { '9.1': { level: 4 } } }, ['answers["9.1"] value.wrong_type']],
  ['a null answer', { answers: { '9.1': null } }, ['answers["9.1"] value.missing']],
  ['a hash of another length', { questionnaire: { id: 'q', version: 1, hash: 'aa' } }, ['questionnaire.hash value.bad_format']],
  ['no answers at all', { answers: undefined }, ['answers value.missing']],
])('%s is named with its place', (_title, change, expected) => {
  expect(found({ ...response, ...change })).toEqual(expected);
});

test('more answers than a questionnaire can have questions are refused', () => {
  const answers = Object.fromEntries(Array.from({ length: 5001 }, (_, index) => [`q${index}`, 1]));
  expect(found({ ...response, answers })).toEqual(['answers value.too_long']);
});

test('a key that would become a prototype does not', () => {
  const read = readResponse({ ...response, answers: JSON.parse('{"__proto__": {"9.1": 4}, "9.2": 5}') as unknown });
  expect('response' in read && read.response.answers['9.1']).not.toBe(4);
});

test('whatever is given, it answers with issues and never throws', () => {
  fc.assert(fc.property(fc.anything(), (payload) => {
    expect(found(payload)).not.toEqual([]);
  }), { seed: 1 });
});
