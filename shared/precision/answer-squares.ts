/**
 * Squares of single responses, for figures whose squares no tally keeps: means of criteria or of
 * content groups, and composites of mean scores. They are read from the stored answers in a second
 * pass, once the indices are known (`report/answer-moments.ts`).
 */

/** Of which scope the figures are that a response's e belongs to; every unit is in one of each. */
export const scopeLevels = ['unit', 'unitGroup', 'overall'] as const;
export type ScopeLevel = (typeof scopeLevels)[number];

/** Σ e² over the responses of each tally cell, unweighted. */
export interface AnswerMoments {
  /** By cell key; by level, one number per composite of the plan. A level that is not needed is missing. */
  readonly squares: ReadonlyMap<string, Readonly<Partial<Record<ScopeLevel, Float64Array>>>>;
}
