/**
 * How many units rose, stayed, fell or cannot be compared. Published counts often do not add up to
 * the number of units ("5 tăng, 11 giữ vững, 2 giảm" of 19); these always do, and they name the
 * units that are left.
 */
import type { ChangeCounts, Direction, UnitChange } from './unit-change.ts';

export interface ChangedUnit {
  readonly unit: string;
  readonly change: Pick<UnitChange, 'direction'>;
}

export function changeCounts(changes: readonly ChangedUnit[]): ChangeCounts {
  const unitsOf = (direction: Direction): string[] =>
    changes.filter(({ change }) => change.direction === direction).map((each) => each.unit);
  const notComparableUnits = unitsOf('not-comparable');
  return {
    up: unitsOf('up').length,
    unchanged: unitsOf('unchanged').length,
    down: unitsOf('down').length,
    notComparable: notComparableUnits.length,
    total: changes.length,
    notComparableUnits,
  };
}
