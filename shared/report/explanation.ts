/** What a comparison of two indices says, as plain data. */
import type { Campaign } from '../campaign/model.ts';
import type { TallyCell } from '../tally/cell.ts';
import type { ExplainedChange } from './explained-change.ts';
import type { FigureRef } from './figure-ref.ts';
import type { Report } from './report.ts';

export interface ExplainSide {
  readonly campaign: Campaign;
  /** All cells of the campaign; the weighted ones where it was weighted to margins. */
  readonly cells: readonly TallyCell[];
  /** Made from these cells, with the parameters of `mine` on both sides. */
  readonly report: Report;
  readonly scope: FigureRef['scope'];
}

export interface ExplainedIndex {
  readonly campaign: string;
  readonly year: number;
  readonly scope: FigureRef['scope'];
  readonly n: number;
  readonly index: number | null;
  readonly shown: string | null;
}

export interface ExplainedCriterion extends ExplainedChange {
  readonly criterion: string;
  /** Content group that it hangs on, or null. */
  readonly group: string | null;
  /** What it contributes to the difference, percentage points as shown: `-0.42`. */
  readonly contribution: string;
  /** Unrounded, and its two parts. */
  readonly points: number;
  readonly level: number;
  readonly mix: number;
  /** Part of the overall index that it is, on either side, between 0 and 1. */
  readonly mineWeight: number;
  readonly theirsWeight: number;
  readonly lackedBy: 'mine' | 'theirs' | null;
}

/** A part or a content group; its own figures stand beside what its criteria contribute. */
export interface ExplainedGroup extends ExplainedChange {
  readonly id: string;
  /** Criteria hang on it directly: the contributions of such groups add up to the difference, where every criterion has one. */
  readonly isLeaf: boolean;
  /** Sum of its criteria's contributions, percentage points as shown. */
  readonly contribution: string;
  readonly points: number;
  readonly level: number;
  readonly mix: number;
}

export interface Explanation {
  readonly mine: ExplainedIndex;
  readonly theirs: ExplainedIndex;
  /** Of the two overall indices; `change` is the sum of all contributions as shown. */
  readonly difference: ExplainedChange;
  /** Percentage points as shown; the two add up to the difference. Null without a difference. */
  readonly level: string | null;
  readonly mix: string | null;
  /** Parts and content groups, in the order of the questionnaire of `mine`, then those of `theirs` alone. */
  readonly parts: readonly ExplainedGroup[];
  readonly groups: readonly ExplainedGroup[];
  readonly criteria: readonly ExplainedCriterion[];
  /** Ids of the criteria that contribute most, whichever way; at most five, biggest first. */
  readonly biggest: readonly string[];
  /** Ids of the criteria with answers on one side only. */
  readonly lackedByMine: readonly string[];
  readonly lackedByTheirs: readonly string[];
}
