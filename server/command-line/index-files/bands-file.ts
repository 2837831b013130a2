/**
 * `--bands bands.json`: classes of units, best first, each edge with or without its own figure:
 * `{ "default": [bands], "unitGroups": { "so": [bands] } }`. A unit group that is not named has the
 * default; without a default it has none.
 */
import * as z from 'zod/mini';
import { issue, type Issue } from '#shared/kernel/issue.ts';
import { jsonPath } from '#shared/kernel/json-path.ts';
import { bandIssues, type Band } from '#shared/ranking/classify.ts';
import { inFile, readJsonFile } from './read-json.ts';
import type { NamedFile } from './read-table.ts';

export interface GivenBands {
  readonly default: readonly Band[];
  readonly unitGroups: ReadonlyMap<string, readonly Band[]>;
}

const percent = z.number().check(z.gte(0), z.lte(100));
const band = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(100)),
  title: z.catchall(z.object({ vi: z.string().check(z.minLength(1), z.maxLength(2000)) }), z.string()),
  from: percent, fromIncluded: z.boolean(), to: percent, toIncluded: z.boolean(),
});
const bandList = z.array(band).check(z.minLength(1), z.maxLength(100));
const bandsFile = z.strictObject({ default: z.optional(bandList), unitGroups: z.optional(z.record(z.string(), bandList)) });

export function readBands(file: NamedFile): { readonly bands: GivenBands; readonly issues: readonly Issue[] } {
  const read = readJsonFile(file, bandsFile);
  if ('issues' in read) return { bands: { default: [], unitGroups: new Map() }, issues: read.issues };
  const unitGroups = new Map(Object.entries(read.value.unitGroups ?? {}));
  const bands = { default: read.value.default ?? [], unitGroups };
  const issues = [
    ...listIssues(bands.default, 'default'),
    ...[...unitGroups].flatMap(([id, list]) => listIssues(list, jsonPath(['unitGroups', id]))),
  ];
  return { bands, issues: inFile(file.name, issues) };
}

/** A unit group that the responses do not have. */
export function unknownGroupIssues(name: string, { unitGroups }: GivenBands, units: ReadonlyMap<string, string>): Issue[] {
  const known = new Set(units.values());
  return [...unitGroups.keys()].flatMap((id) => (known.has(id) ? [] : inFile(name, [issue('reference.unknown', jsonPath(['unitGroups', id]), { id })])));
}

function listIssues(bands: readonly Band[], path: string): Issue[] {
  const ids = bands.map((each) => each.id);
  const own = bands.flatMap(({ id, from, to }, at): Issue[] => {
    if (ids.indexOf(id) < at) return [issue('reference.duplicate', `${path}[${at}].id`, { id })];
    return to < from ? [issue('value.too_small', `${path}[${at}].to`, { minimum: from })] : [];
  });
  return own.length > 0 ? own : bandIssues(bands, path);
}
