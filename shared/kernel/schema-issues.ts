/**
 * Turns what a schema found wrong into issues: our codes, a JSON path, and the values that the
 * sentence mentions. Every boundary (HTTP body, campaign and questionnaire file, envelope) reports
 * through here, so that the same mistake reads the same everywhere. The schema's own words never
 * reach a person.
 *
 * A schema names a code of its own by `z.refine(check, { params: { issue: 'value.bad_format' } })`,
 * and beside it what would be right: `example`, or a `maximum`.
 */
import type * as z from 'zod/mini';
import { issue, issueCodes, type Issue, type IssueCode } from './issue.ts';
import { jsonPath, shortened } from './json-path.ts';

type Found = z.core.$ZodIssue;

/** Issues of a failed parse of `given`, which tells what is missing from what is of the wrong type. */
export function schemaIssues(error: z.core.$ZodError, given: unknown): Issue[] {
  return error.issues.flatMap((each) => issuesOf(each, [], given));
}

function issuesOf(found: Found, before: readonly PropertyKey[], given: unknown): Issue[] {
  const path = [...before, ...found.path];
  if (found.code === 'invalid_union') return unionIssues(found, path, given);
  if (found.code === 'unrecognized_keys') {
    return found.keys.map((key) => issue('value.unknown_key', jsonPath([...path, key]), { key: shortened(key) }));
  }
  if (found.code === 'invalid_key') return found.issues.flatMap((each) => issuesOf(each, path, given));
  if (isMissing(given, path)) return [issue('value.missing', jsonPath(path))];
  return [plainIssue(found, jsonPath(path), valueAt(given, path))];
}

/** Of several shapes the one that was meant is the one whose first fault lies deepest. */
function unionIssues(
  found: Extract<Found, { code: 'invalid_union' }>, path: readonly PropertyKey[], given: unknown,
): Issue[] {
  const branches = [...found.errors].sort((left, right) => depth(right) - depth(left));
  const meant = branches[0];
  if (meant !== undefined && !isMissing(given, path)) return meant.flatMap((each) => issuesOf(each, path, given));
  if (isMissing(given, path)) return [issue('value.missing', jsonPath(path))];
  const options = 'options' in found && found.options !== undefined ? found.options : [];
  return [notAllowed(jsonPath(path), options, valueAt(given, path))];
}

function depth(branch: readonly Found[]): number {
  return Math.max(0, ...branch.map((each) => each.path.length));
}

function plainIssue(found: Found, path: string, value: unknown): Issue {
  switch (found.code) {
    case 'invalid_type': return typeIssue(found, path, value);
    case 'too_small': {
      const code = isLength(found.origin) ? 'value.too_short' : 'value.too_small';
      return issue(code, path, { minimum: limit(found.minimum, found.inclusive, '>') });
    }
    case 'too_big': {
      const code = isLength(found.origin) ? 'value.too_long' : 'value.too_large';
      return issue(code, path, { maximum: limit(found.maximum, found.inclusive, '<') });
    }
    case 'invalid_value': return notAllowed(path, found.values, value);
    case 'custom': return customIssue(found.params, path);
    default: return issue('value.bad_format', path);
  }
}

function customIssue(params: Readonly<Record<string, unknown>> | undefined, path: string): Issue {
  const { issue: code, example, maximum } = params ?? {};
  return issue(codeOf(code), path, {
    ...(typeof example === 'string' ? { example } : {}),
    ...(typeof maximum === 'number' ? { maximum } : {}),
  });
}

function typeIssue(found: Extract<Found, { code: 'invalid_type' }>, path: string, value: unknown): Issue {
  if (typeof value === 'number' && !Number.isFinite(value)) return issue('value.not_finite', path);
  return issue('value.wrong_type', path, { expected: found.expected });
}

function isLength(origin: string): boolean {
  return origin === 'string' || origin === 'array';
}

function limit(bound: number | bigint, isInclusive: boolean | undefined, sign: string): number | string {
  return isInclusive === false ? `${sign} ${bound}` : Number(bound);
}

function notAllowed(path: string, allowed: readonly unknown[], value: unknown): Issue {
  const given = typeof value === 'string' || typeof value === 'number' ? shortened(String(value)) : '?';
  return issue('value.not_allowed', path, { value: given, allowed: allowed.map(String).join(', ') });
}

function codeOf(code: unknown): IssueCode {
  return issueCodes.find((each) => each === code) ?? 'value.bad_format';
}

/** Absent and `null` are told from what is there but wrong. */
function isMissing(given: unknown, path: readonly PropertyKey[]): boolean {
  const value = valueAt(given, path);
  return value === undefined || value === null;
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    return Reflect.get(value, key);
  }, given);
}
