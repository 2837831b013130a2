/** Among the units of a scope that rose, or fell, against the year before: who most, who least. */
import { fill } from '../../languages/fill.ts';
import type { Rounded } from '../../statistics/round-half-up.ts';
import { changeOfUnit } from '../comparable.ts';
import type { FactScope } from '../subject.ts';
import { unitsIn, type TableView } from '../view.ts';
import type { Writer } from '../writer.ts';

export interface ChangedUnits {
  readonly units: readonly string[];
  /** Percentage points, above 0 whatever the direction. */
  readonly change: Rounded;
}

export interface ExtremeChangesFact {
  readonly kind: 'extreme_changes';
  readonly scope: FactScope;
  readonly direction: 'up' | 'down';
  readonly previousYear: number;
  readonly largest: ChangedUnits;
  /** Null when all changed by as much. */
  readonly smallest: ChangedUnits | null;
}

export function extremeChangesFacts(view: TableView, scope: FactScope): ExtremeChangesFact[] {
  const [before] = view.past;
  if (before === undefined) return [];
  const changes = unitsIn(view, scope).flatMap((unit) => {
    const change = changeOfUnit(view, unit);
    return change === null ? [] : [{ unit, change }];
  });
  return (['up', 'down'] as const).flatMap((direction): ExtremeChangesFact[] => {
    const sign = direction === 'up' ? 1 : -1;
    const sizes = changes.map(({ unit, change }) => ({ unit, size: sign * change.scaled })).filter((each) => each.size > 0);
    if (sizes.length === 0) return [];
    const at = (size: number): ChangedUnits => ({
      units: sizes.filter((each) => each.size === size).map((each) => each.unit), change: { scaled: size, decimals: view.table.decimals },
    });
    const [least, most] = [Math.min(...sizes.map((each) => each.size)), Math.max(...sizes.map((each) => each.size))];
    return [{ kind: 'extreme_changes', scope, direction, previousYear: before.year, largest: at(most), smallest: least === most ? null : at(least) }];
  });
}

export function wordExtremeChanges({ scope, direction, previousYear, largest, smallest }: ExtremeChangesFact, writer: Writer): string {
  const { changeRange, changeOnly, changeAllEqual, changedBy, changedTogetherBy } = writer.words;
  const named = ({ units, change }: ChangedUnits): string =>
    fill(units.length > 1 ? changedTogetherBy : changedBy, { units: writer.units(units), points: writer.points(change) });
  const values = { scope: writer.subject(scope), year: previousYear };
  if (smallest !== null) return fill(changeRange[direction], { ...values, largest: named(largest), smallest: named(smallest) });
  const text = largest.units.length > 1 ? changeAllEqual : changeOnly;
  return fill(text[direction], { ...values, units: writer.units(largest.units), points: writer.points(largest.change) });
}
