/** Last year's figures beside this year's: the lines of a slope chart, and how many rose, stayed, fell or cannot be compared. */
import type { ChangeCounts, UnitChange } from '#shared/change/unit-change.ts';
import type { UnitFigures } from '#shared/report/report.ts';
import { closeAxis, placeOn, type Axis } from './axis.ts';
import { spread } from './spread.ts';
import { isOutsideError } from './sureness.ts';

export interface YearLine {
  readonly id: string;
  readonly before: number;
  readonly now: number;
  readonly change: number;
  /** Whether the change lies outside its error; null when that is not known. */
  readonly isSure: boolean | null;
  /** Pixels from the top: where the points are, and where their labels have room. */
  readonly fromPx: number;
  readonly toPx: number;
  readonly fromLabelPx: number;
  readonly toLabelPx: number;
}

export interface YearLines {
  readonly lines: readonly YearLine[];
  readonly heightPx: number;
  readonly axis: Axis;
}

interface Compared {
  readonly id: string;
  readonly before: number;
  readonly now: number;
  readonly change: UnitChange;
}

/** Units that can be compared, in the order given; labels are `rowPx` high and do not touch. */
export function yearLines(units: readonly UnitFigures[], rowPx: number): YearLines | undefined {
  const compared = units.flatMap(comparedUnit);
  if (compared.length === 0) return undefined;
  const axis = closeAxis(compared.flatMap((each) => [each.before, each.now]));
  const heightPx = Math.max(10, compared.length + 1) * rowPx;
  const topOf = (value: number): number => Math.round(((100 - placeOn(axis, value)) / 100) * heightPx);
  const labels = (values: readonly number[]): number[] => spread(values.map(topOf), rowPx, heightPx);
  const [left, right] = [labels(compared.map((each) => each.before)), labels(compared.map((each) => each.now))];
  return {
    axis, heightPx,
    lines: compared.map(({ id, before, now, change }, at): YearLine => ({
      id, before, now, change: change.change ?? 0, isSure: isOutsideError(change),
      fromPx: topOf(before), toPx: topOf(now), fromLabelPx: left[at] ?? 0, toLabelPx: right[at] ?? 0,
    })),
  };
}

function comparedUnit({ id, overall, change }: UnitFigures): Compared[] {
  if (change === null || change.previous === null || change.change === null || overall.shown === null) return [];
  return [{ id, before: change.previous, now: Number(overall.shown), change }];
}

/** Counted over the units themselves, so that the four always add up to how many are listed; a unit without a change is not comparable. */
export function countChanges(units: readonly UnitFigures[]): ChangeCounts {
  const idsOf = (direction: UnitChange['direction']): string[] =>
    units.filter((unit) => (unit.change?.direction ?? 'not-comparable') === direction).map((unit) => unit.id);
  const notComparableUnits = idsOf('not-comparable');
  return {
    up: idsOf('up').length, unchanged: idsOf('unchanged').length, down: idsOf('down').length,
    notComparable: notComparableUnits.length, total: units.length, notComparableUnits,
  };
}
