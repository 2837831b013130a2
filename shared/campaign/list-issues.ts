/** What lists of ids in a campaign file get wrong: an id twice, an id that leads nowhere. */
import { issue, type Issue } from '../kernel/issue.ts';

/** One issue for each text that stood in the list before. */
export function duplicateIssues(list: readonly string[], pathOf: (index: number) => string): Issue[] {
  const seen = new Set<string>();
  return list.flatMap((id, index): Issue[] => {
    if (seen.has(id)) return [issue('reference.duplicate', pathOf(index), { id })];
    seen.add(id);
    return [];
  });
}

/** One issue for each text that is not among the known. */
export function unknownIssues(
  list: readonly string[], known: ReadonlySet<string>, pathOf: (index: number) => string,
): Issue[] {
  return list.flatMap((id, index) => (known.has(id) ? [] : [issue('reference.unknown', pathOf(index), { id })]));
}

export function idsOf(list: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(list.map((each) => each.id));
}
