/**
 * A difference of two indices as steps from one to the other, a step a content group. Contributions
 * come as shown digits that add up to the shown difference, so the steps end exactly at the other index.
 */
import type { Explanation } from '#shared/report/explanation.ts';
import { closeAxis, type Axis } from './axis.ts';

export interface WaterfallStep {
  /** Of a part or group; null for what hangs on none of them. */
  readonly id: string | null;
  /** Percentage points, digits with a point. */
  readonly contribution: string;
  /** Percent, before and after the step. */
  readonly from: number;
  readonly to: number;
  /** Whether it goes the way of the whole difference. */
  readonly isAlong: boolean;
}

export interface Waterfall {
  readonly from: number;
  readonly to: number;
  readonly steps: readonly WaterfallStep[];
  readonly axis: Axis;
}

const mostSteps = 8;

/** Undefined where there is no difference to explain or no group to explain it by. */
export function waterfallOf({ mine, theirs, difference, parts, groups }: Explanation): Waterfall | undefined {
  if (mine.shown === null || theirs.shown === null || difference.change === null) return undefined;
  const leaves = groups.filter((each) => each.isLeaf);
  const chosen = leaves.length <= mostSteps || parts.length === 0 ? leaves : parts;
  if (chosen.length === 0) return undefined;
  const decimals = (difference.change.split('.')[1] ?? '').length;
  const scale = 10 ** decimals;
  const scaled = (digits: string): number => Math.round(Number(digits) * scale);
  const whole = scaled(difference.change);
  const given = chosen.map(({ id, contribution }) => ({ id, scaled: scaled(contribution) }));
  const rest = whole - given.reduce((sum, each) => sum + each.scaled, 0);
  let at = scaled(theirs.shown);
  const steps = [...given, ...(rest === 0 ? [] : [{ id: null, scaled: rest }])].map((each): WaterfallStep => {
    const from = at;
    at += each.scaled;
    return { id: each.id, contribution: String(each.scaled / scale), from: from / scale, to: at / scale, isAlong: each.scaled * whole > 0 };
  });
  const ends = [Number(theirs.shown), Number(mine.shown)];
  return { from: ends[0] ?? 0, to: ends[1] ?? 0, steps, axis: closeAxis([...ends, ...steps.map((each) => each.to)]) };
}

/** Ids of the one or two steps that carry most of the difference; none where nothing goes its way. */
export function mainSteps({ steps }: Waterfall): string[] {
  const along = steps.filter((each) => each.isAlong && each.id !== null)
    .sort((left, right) => Math.abs(Number(right.contribution)) - Math.abs(Number(left.contribution)));
  const [first, second] = along;
  if (first?.id === undefined || first.id === null) return [];
  const isCarriedByOne = second === undefined || Math.abs(Number(second.contribution)) * 2 < Math.abs(Number(first.contribution));
  return isCarriedByOne || second.id === null ? [first.id] : [first.id, second.id];
}
