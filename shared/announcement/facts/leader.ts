/** Who leads a scope, and whether they led the year before. Units that show the same lead together. */
import type { TableYear } from '../../change/index-table.ts';
import { transitionsBetween } from '../../change/transitions.ts';
import { fill } from '../../languages/fill.ts';
import type { Rounded } from '../../statistics/round-half-up.ts';
import { leaderStatus, type LeaderStatus } from '../leaders.ts';
import type { FactScope } from '../subject.ts';
import { standings, type TableView } from '../view.ts';
import type { Writer } from '../writer.ts';

export interface LeaderFact {
  readonly kind: 'leader';
  readonly scope: FactScope;
  readonly year: number;
  readonly shown: Rounded;
  readonly units: readonly string[];
  readonly status: LeaderStatus;
  readonly previous: { readonly year: number; readonly units: readonly string[] } | null;
}

export function leaderFacts(view: TableView, scope: FactScope): LeaderFact[] {
  const all = standings(view, scope);
  const leaders = all.filter((each) => each.place === 1);
  const [first] = leaders;
  if (first === undefined || leaders.length === all.length) return [];
  const [before] = view.past;
  const units = leaders.map((each) => each.unit);
  const then = before === undefined ? [] : leadersThen(view, scope, { before, units });
  return [{
    kind: 'leader', scope, year: view.now.year, shown: first.shown, units, status: leaderStatus(units, then),
    previous: before === undefined || then.length === 0 ? null : { year: before.year, units: then },
  }];
}

/** Empty where one of those who lead now or led then became another unit in between: whether it kept the lead nobody can say. */
function leadersThen(view: TableView, scope: FactScope, { before, units }: { readonly before: TableYear; readonly units: readonly string[] }): string[] {
  const then = standings(view, scope, before).filter((each) => each.place === 1).map((each) => each.unit);
  const changed = new Set(transitionsBetween(view.table, { before, now: view.now }).flatMap((each) => [...each.before, ...each.after]));
  return [...units, ...then].some((unit) => changed.has(unit)) ? [] : then;
}

export function wordLeader({ scope, shown, units, status, previous }: LeaderFact, writer: Writer): string {
  const { words } = writer;
  const text = units.length > 1 ? words.leadersTogether : words.leaderAlone;
  const named = writer.named('{units}', units);
  const kept = units.filter((each) => previous?.units.includes(each));
  return fill(text[status], {
    units: named === '' ? writer.unitCount(units.length) : named,
    scope: writer.subject(scope), figure: writer.figure(shown),
    kept: writer.units(kept), before: previous === null ? '' : writer.units(previous.units), year: previous?.year ?? '',
  });
}
