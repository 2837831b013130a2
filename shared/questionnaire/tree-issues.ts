/**
 * What the tree of parts and content groups must get right: ids are unique, parents exist, no
 * group is under itself, and there are at most three levels.
 */
import { issue, type Issue } from '../kernel/issue.ts';
import type { Questionnaire } from './model.ts';
import { maxLevels } from './questionnaire-file.ts';
import { repeated } from './walk-paths.ts';

/** `overall` is the whole; no part or group may bear its name. */
const reservedIds: ReadonlySet<string> = new Set(['overall']);

/** Issues of the parts and groups of `questionnaire`. */
export function treeIssuesOf({ parts, groups }: Questionnaire): Issue[] {
  const nodes = [
    ...parts.map(({ id }, index) => ({ id, path: `parts[${index}].id` })),
    ...groups.map(({ id }, index) => ({ id, path: `groups[${index}].id` })),
  ];
  const parentOf = new Map(groups.map((each) => [each.id, each.parent]));
  const partIds = new Set(parts.map((each) => each.id));
  return [
    ...repeated(nodes).map(({ id, path }) => issue('reference.duplicate', path, { id })),
    ...nodes.filter(({ id }) => reservedIds.has(id)).map(({ id, path }) => issue('reference.duplicate', path, { id })),
    ...groups.flatMap(({ id, parent }, index) => parentIssues({ id, parent, path: `groups[${index}].parent` }, parentOf, partIds)),
  ];
}

function parentIssues(
  { id, parent, path }: { id: string; parent: string | undefined; path: string },
  parentOf: ReadonlyMap<string, string | undefined>,
  parts: ReadonlySet<string>,
): Issue[] {
  if (parent === undefined) return [];
  if (parent === id) return [issue('reference.self', path, { id })];
  if (!parts.has(parent) && !parentOf.has(parent)) return [issue('reference.unknown', path, { id: parent })];
  const above = new Set<string>([id]);
  for (let at: string | undefined = parent; at !== undefined; at = parts.has(at) ? undefined : parentOf.get(at)) {
    if (above.has(at)) return [issue('reference.cycle', path, { id })];
    above.add(at);
  }
  return above.size > maxLevels ? [issue('group.too_deep', path, { id, maximum: maxLevels })] : [];
}
