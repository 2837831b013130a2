/**
 * Five-level answers as a bar that diverges at zero: satisfied levels to the right, the others to
 * the left, so that under the share formula the right arm is the index.
 */
import { sharePercent } from './plan.ts';

export interface LevelSegment {
  readonly value: number;
  readonly count: number;
  /** Share of all answers to the criterion, one decimal, digits with a point. */
  readonly share: string;
  /** Percent from the zero line where it starts; negative on the left. */
  readonly start: number;
  /** Percent. */
  readonly width: number;
  /** Which of the five level colours, 1 to 5. */
  readonly colour: number;
}

/** `levels` are counts in the order of `values` (the scale's own order, whichever way it runs). */
export function levelSegments(levels: readonly number[], values: readonly number[], satisfied: readonly number[]): LevelSegment[] {
  const answered = levels.reduce((sum, each) => sum + each, 0);
  if (answered === 0) return [];
  const rising = values.map((value, at) => ({ value, count: levels[at] ?? 0 })).sort((left, right) => left.value - right.value);
  const widthOf = (count: number): number => (100 * count) / answered;
  const left = rising.filter((each) => !satisfied.includes(each.value));
  let at = -left.reduce((sum, each) => sum + widthOf(each.count), 0);
  return [...left, ...rising.filter((each) => satisfied.includes(each.value))].map((each): LevelSegment => {
    const start = at;
    at += widthOf(each.count);
    const colour = rising.length < 2 ? 5 : 1 + Math.round((4 * rising.indexOf(each)) / (rising.length - 1));
    return { ...each, share: sharePercent(each.count, answered, 1) ?? '0', start, width: widthOf(each.count), colour };
  });
}

/** How far left the bars reach, in percent, rounded up to tens: the room that the left side needs. */
export function leftRoom(bars: readonly (readonly LevelSegment[])[]): number {
  const reach = Math.max(0, ...bars.flat().map((each) => -each.start));
  return Math.max(10, Math.ceil(reach / 10) * 10);
}
