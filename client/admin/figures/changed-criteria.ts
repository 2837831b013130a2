/** The criteria in which two indices differ most, by their own difference. */
import type { ExplainedCriterion } from '#shared/report/explanation.ts';

export type ChangedCriterion = ExplainedCriterion & { readonly mine: string; readonly theirs: string; readonly change: string };

/** At most `most`, the largest difference first; equal ones in the order given. */
export function changedMost(criteria: readonly ExplainedCriterion[], most = 5): ChangedCriterion[] {
  return criteria.filter((each): each is ChangedCriterion => each.mine !== null && each.theirs !== null && each.change !== null && Number(each.change) !== 0)
    .sort((left, right) => Math.abs(Number(right.change)) - Math.abs(Number(left.change)))
    .slice(0, most);
}

/** What their heading may say: all of them fell, all rose, or they went both ways. */
export function wayOf(criteria: readonly ChangedCriterion[]): 'down' | 'up' | 'both' {
  const falls = criteria.filter((each) => Number(each.change) < 0).length;
  if (falls === criteria.length) return 'down';
  return falls === 0 ? 'up' : 'both';
}
