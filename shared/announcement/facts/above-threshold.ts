/** How many units of a scope reach a threshold, how many do not, and how many did the year before. */
import { fill } from '../../languages/fill.ts';
import type { FactScope, Standing, Threshold } from '../subject.ts';
import { sideOf, type ThresholdSide } from '../threshold-sides.ts';
import { standings, type TableView } from '../view.ts';
import type { Writer } from '../writer.ts';

export interface AboveThresholdFact {
  readonly kind: 'above_threshold';
  readonly scope: FactScope;
  readonly year: number;
  readonly threshold: Threshold;
  readonly reached: readonly Standing[];
  /** Exactly at an edge that does not belong to the threshold. */
  readonly at: readonly Standing[];
  readonly below: readonly Standing[];
  readonly previous: { readonly year: number; readonly count: number } | null;
}

/** That no unit reaches a threshold which none reached before either is not worth a sentence. */
export function aboveThresholdFacts(view: TableView, scope: FactScope): AboveThresholdFact[] {
  const all = standings(view, scope);
  if (all.length === 0) return [];
  const [before] = view.past;
  const then = before === undefined ? [] : standings(view, scope, before);
  return view.options.thresholds.map((threshold): AboveThresholdFact => {
    const on = (side: ThresholdSide): Standing[] => all.filter((each) => sideOf(each.shown, threshold) === side);
    return {
      kind: 'above_threshold', scope, year: view.now.year, threshold, reached: on('reached'), at: on('at'), below: on('below'),
      previous: before === undefined || then.length === 0
        ? null : { year: before.year, count: then.filter((each) => sideOf(each.shown, threshold) === 'reached').length },
    };
  }).filter(({ reached, previous }) => reached.length > 0 || (previous?.count ?? 0) > 0);
}

/** So few are named; below the threshold with their figures. */
const reachedNamedAtMost = 5;
const belowNamedAtMost = 3;

export function wordAboveThreshold(fact: AboveThresholdFact, writer: Writer): string {
  const { scope, threshold, reached, at, below } = fact;
  const { words } = writer;
  const total = reached.length + at.length + below.length;
  const values = { scope: writer.subject(scope), threshold: writer.threshold(threshold), total: writer.plain(total) };
  const comparison = wordBefore(fact, writer);
  if (reached.length === total && total > 1) return fill(words.allReached, { ...values, comparison });
  const edge = writer.percent(threshold.from);
  const rest = [
    ...(at.length === 0 ? [] : [fill(words.atEdge, { count: writer.unitCount(at.length), figure: edge })]),
    ...(below.length === 0 ? [] : [fill(words.below, { count: writer.unitCount(below.length), figure: edge, named: wordBelow(below, writer) })]),
  ];
  return fill(reached.length === 0 ? words.noneReached : words.reached, {
    ...values, count: writer.plain(reached.length),
    named: reached.length > reachedNamedAtMost ? '' : writer.named(words.including, reached.map((each) => each.unit)),
    rest: rest.length === 0 ? '' : fill(words.afterSemicolon, { text: writer.list(rest) }), comparison,
  });
}

function wordBelow(below: readonly Standing[], writer: Writer): string {
  if (below.length > belowNamedAtMost) return '';
  const { unitWithFigure, inBrackets } = writer.words;
  return fill(inBrackets, { text: writer.list(below.map((each) => fill(unitWithFigure, { unit: writer.units([each.unit]), figure: writer.figure(each.shown) }))) });
}

function wordBefore({ threshold, reached, previous }: AboveThresholdFact, writer: Writer): string {
  if (previous === null) return '';
  const { reachedUp, reachedDown, reachedUnchanged } = writer.words;
  const text = reached.length === previous.count ? reachedUnchanged : reached.length > previous.count ? reachedUp : reachedDown;
  return fill(text, { threshold: writer.threshold(threshold), year: previous.year, count: writer.unitCount(previous.count) });
}
