/**
 * One sentence per fact, in the order of the facts. A kind of fact without a wording does not
 * compile; the texts stand in `languages/<language>/announcement.ts`.
 */
import type { IndexTable } from '../change/index-table.ts';
import type { Language } from '../languages/registry.ts';
import type { Fact, FactKind, FactOf } from './fact.ts';
import { wordAboveThreshold } from './facts/above-threshold.ts';
import { wordAtFull } from './facts/at-full.ts';
import { wordBands } from './facts/bands.ts';
import { wordChangeCounts } from './facts/change-counts.ts';
import { wordDistance } from './facts/distance.ts';
import { wordExtremeChanges } from './facts/extreme-changes.ts';
import { wordFirst, wordLast } from './facts/first-and-last.ts';
import { wordGroupOrder } from './facts/group-order.ts';
import { wordHighestSoFar } from './facts/highest-so-far.ts';
import { wordAllAbove, wordKeptAbove } from './facts/kept-above.ts';
import { wordLargestMove } from './facts/largest-move.ts';
import { wordLeader } from './facts/leader.ts';
import { wordLevel } from './facts/level.ts';
import { wordLowerMeanHigherBest } from './facts/lower-mean-higher-best.ts';
import { wordSample } from './facts/sample.ts';
import { wordTopUnchanged } from './facts/top-unchanged.ts';
import { wordUnitBand } from './facts/unit-band.ts';
import { wordUnitPlace } from './facts/unit-place.ts';
import { asSentence, writerOf, type Writer } from './writer.ts';

const wordings: { readonly [Kind in FactKind]: (fact: FactOf<Kind>, writer: Writer) => string } = {
  level: wordLevel,
  distance: wordDistance,
  highest_so_far: wordHighestSoFar,
  sample: wordSample,
  group_order: wordGroupOrder,
  lower_mean_higher_best: wordLowerMeanHigherBest,
  leader: wordLeader,
  first: wordFirst,
  last: wordLast,
  top_unchanged: wordTopUnchanged,
  at_full: wordAtFull,
  above_threshold: wordAboveThreshold,
  kept_above: wordKeptAbove,
  all_above: wordAllAbove,
  change_counts: wordChangeCounts,
  extreme_changes: wordExtremeChanges,
  largest_move: wordLargestMove,
  bands: wordBands,
  unit_place: wordUnitPlace,
  unit_band: wordUnitBand,
};

/** The sentences of `facts`, which were made of `table`. */
export function wordFacts(facts: readonly Fact[], table: IndexTable, language: Language): string[] {
  const writer = writerOf(table, language);
  return facts.map((fact) => asSentence(wordFact(fact, writer)));
}

function wordFact<Kind extends FactKind>(fact: FactOf<Kind>, writer: Writer): string {
  const word: (fact: FactOf<Kind>, writer: Writer) => string = wordings[fact.kind as Kind];
  return word(fact, writer);
}
