/**
 * Composites: the sets of criteria for which a method publishes one figure (every content group at
 * every level, every part, the whole). A tally keeps their sums per response, so the method must
 * declare them before counting starts.
 */
import { issue, type Issue } from '../kernel/issue.ts';
import type { Questionnaire } from '../questionnaire/model.ts';
import { answerableQuestions } from '../questionnaire/questions.ts';
import type { IndexMethod } from './contract.ts';

export interface Composite {
  /** Id of the part or group; `overall` for the whole. */
  readonly id: string;
  readonly kind: 'overall' | 'part' | 'group';
  /** Ids of its criteria in questionnaire order; never empty. */
  readonly criteria: readonly string[];
  /** Whether criteria hang on it directly. Only leaf groups enter `mean_of_groups` and `weighted`. */
  readonly isLeaf: boolean;
}

/** Id of the composite over all criteria. */
export const overallId = 'overall';

/** The composites of `questionnaire`, the whole first, then parts, then groups in its order. */
export function compositesOf(questionnaire: Questionnaire): Composite[] {
  const criteria = answerableQuestions(questionnaire).filter((each) => each.role === 'criterion');
  const parentOf = new Map(questionnaire.groups.map((group) => [group.id, group.parent]));
  const isUnder = (start: string | undefined, ancestor: string): boolean => {
    for (let at = start; at !== undefined; at = parentOf.get(at)) if (at === ancestor) return true;
    return false;
  };
  const under = (id: string): string[] =>
    criteria.filter((each) => isUnder(each.group, id)).map((each) => each.id);
  const composites: Composite[] = [
    { id: overallId, kind: 'overall', criteria: criteria.map((each) => each.id), isLeaf: questionnaire.groups.length === 0 },
    ...questionnaire.parts.map((part) => ({ id: part.id, kind: 'part' as const, criteria: under(part.id), isLeaf: false })),
    ...questionnaire.groups.map((group) => ({
      id: group.id, kind: 'group' as const, criteria: under(group.id),
      isLeaf: criteria.some((each) => each.group === group.id),
    })),
  ];
  return composites.filter((each) => each.criteria.length > 0);
}

/** Issues when the method's declared tree is not the questionnaire's; empty when they fit. */
export function treeIssues(questionnaire: Questionnaire, method: IndexMethod): Issue[] {
  if (method.tree === 'questionnaire') return [];
  const have = new Set([...questionnaire.parts, ...questionnaire.groups].map((each) => each.id));
  return [...method.tree.parts, ...method.tree.groups]
    .filter((id) => !have.has(id))
    .map((id) => issue('method.tree_mismatch', 'groups', { group: id, method: method.id }));
}

/** How many satisfaction indices a questionnaire leads to: its criteria, groups, parts and the whole. */
export function satisfactionIndexCount(questionnaire: Questionnaire): number {
  const composites = compositesOf(questionnaire);
  return composites.length + (composites[0]?.criteria.length ?? 0);
}
