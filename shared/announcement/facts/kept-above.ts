/** Units that reached a threshold in each of the last years; and whether all units did, for how many years. */
import type { TableYear } from '../../change/index-table.ts';
import { keptAbove } from '../../change/kept-above.ts';
import { fill } from '../../languages/fill.ts';
import type { FactScope, Threshold } from '../subject.ts';
import { sideOf } from '../threshold-sides.ts';
import { standings, type TableView } from '../view.ts';
import type { Writer } from '../writer.ts';

export interface KeptAboveFact {
  readonly kind: 'kept_above';
  readonly scope: FactScope;
  readonly threshold: Threshold;
  readonly fromYear: number;
  readonly year: number;
  /** Best now first. */
  readonly units: readonly string[];
}

export interface AllAboveFact {
  readonly kind: 'all_above';
  readonly scope: FactScope;
  readonly threshold: Threshold;
  readonly fromYear: number;
  readonly year: number;
  readonly total: number;
  /** Whether the year before the first of them is known, when not every unit did: only then it is "for the nth time". */
  readonly isCounted: boolean;
}

export function keptAboveFacts(view: TableView, scope: FactScope): (KeptAboveFact | AllAboveFact)[] {
  return view.options.thresholds.flatMap((threshold): (KeptAboveFact | AllAboveFact)[] => {
    const all = allAbove(view, scope, threshold);
    return all.length > 0 ? all : someKeptAbove(view, scope, threshold);
  });
}

/** This year and those before it without a gap, latest first. */
function yearsRunning({ now, past }: TableView): TableYear[] {
  const gap = past.findIndex((each, index) => each.year !== now.year - index - 1);
  return [now, ...(gap < 0 ? past : past.slice(0, gap))];
}

function someKeptAbove(view: TableView, scope: FactScope, threshold: Threshold): KeptAboveFact[] {
  const { table, now, options } = view;
  const kept = keptAbove(table, { threshold: threshold.from, isIncluded: threshold.fromIncluded, years: options.keptYears, until: now.year });
  const keptUnits = new Set(kept?.units);
  const units = standings(view, scope).map((each) => each.unit).filter((id) => keptUnits.has(id));
  const [fromYear] = kept?.years ?? [];
  if (fromYear === undefined || units.length === 0) return [];
  return [{ kind: 'kept_above', scope, threshold, fromYear, year: now.year, units }];
}

function allAbove(view: TableView, scope: FactScope, threshold: Threshold): AllAboveFact[] {
  const running = yearsRunning(view);
  const reached = running.map((year) => {
    const all = standings(view, scope, year);
    return all.length > 1 && all.every((each) => sideOf(each.shown, threshold) === 'reached');
  });
  const times = reached.includes(false) ? reached.indexOf(false) : reached.length;
  const first = running[times - 1];
  if (first === undefined || times < view.options.keptYears) return [];
  return [{
    kind: 'all_above', scope, threshold, fromYear: first.year, year: view.now.year, total: standings(view, scope).length, isCounted: times < reached.length,
  }];
}

export function wordKeptAbove({ scope, threshold, fromYear, year, units }: KeptAboveFact, writer: Writer): string {
  const { keptAbove: text, including } = writer.words;
  return fill(text, {
    count: writer.unitCount(units.length), scope: writer.subject(scope), threshold: writer.threshold(threshold),
    years: writer.count(year - fromYear + 1), from: fromYear, to: year, named: writer.named(including, units),
  });
}

export function wordAllAbove({ scope, threshold, fromYear, year, total, isCounted }: AllAboveFact, writer: Writer): string {
  const { allAboveTimes, allAboveYears } = writer.words;
  return fill(isCounted ? allAboveTimes : allAboveYears, {
    times: year - fromYear + 1, years: writer.count(year - fromYear + 1), from: fromYear, to: year,
    total: writer.plain(total), scope: writer.subject(scope), threshold: writer.threshold(threshold),
  });
}
