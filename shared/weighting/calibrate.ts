/**
 * Weights that meet known margins. The target of a category is its share of the design-weighted
 * total of those who answered the margin's question; those who left it blank are a category of
 * their own that keeps its total. One margin is met in one step (post-stratification), several by
 * raking: each in turn, until all are met.
 *
 * Formula and source: see README.md of this folder; equal to R survey 4.1.1 `postStratify`, `rake`
 * and `trimWeights(strict = TRUE)`.
 */
import { assert } from '../kernel/assert.ts';
import { countOffset } from '../tally/layout.ts';
import { sortCells } from './margin-cells.ts';
import { combine, type Combinations } from './combinations.ts';
import { trimWeights, type TrimmedWeights } from './trim-weights.ts';
import { weightSpread } from './weight-spread.ts';
import type { CalibratedCell, Calibration, Margin, MarginCell, TrimBounds } from './calibration.ts';

export interface CalibrateOptions {
  /** Bounds of final over design weight, 0 < low ≤ 1 ≤ high; absent: weights are not trimmed. */
  readonly trim?: TrimBounds;
  /** Rounds of raking before it is given up. */
  readonly maximumRounds?: number;
}

/** Largest relative distance of a category from its target that counts as met. */
const tolerance = 1e-12;

/** Weights `cells` to `margins`; both must be without `calibrationIssues`. */
export function calibrate(
  cells: readonly MarginCell[], margins: readonly Margin[], { trim, maximumRounds = 1000 }: CalibrateOptions = {},
): Calibration {
  assert(margins.length > 0, 'Weighting has a margin to meet.');
  assert(trim === undefined || (0 < trim.low && trim.low <= 1 && 1 <= trim.high), 'Bounds of weights leave room for a ratio of 1.');
  const sorted = sortCells(cells);
  const combinations = combine(sorted);
  const raked = rake(combinations, margins, margins.length === 1 ? 1 : maximumRounds);
  const untrimmed = sorted.map((cell, at) =>
    cell.position.weight * (raked.factors[combinations.combinationOf[at] as number] as number));
  const trimmed = trim === undefined ? { weights: untrimmed, cut: 0 } : trimTo(sorted, untrimmed, trim);
  const kind = margins.length === 1 ? 'post_stratified' : 'raked';
  const calibrated = sorted.map((cell, at): CalibratedCell => ({
    ...cell,
    position: { ...cell.position, weight: trimmed.weights[at] as number },
    designWeight: cell.position.weight,
    untrimmedWeight: untrimmed[at] as number,
  }));
  return {
    kind, cells: calibrated,
    summary: {
      kind, margins: margins.map((each) => each.question), rounds: raked.rounds, hasConverged: raked.hasConverged,
      trimming: trim === undefined ? null : { ...trim, responses: trimmed.cut },
      spread: weightSpread(calibrated),
    },
  };
}

interface Raked {
  /** Final over design weight, by combination. */
  readonly factors: Float64Array;
  readonly rounds: number;
  readonly hasConverged: boolean;
}

function rake(combinations: Combinations, margins: readonly Margin[], maximumRounds: number): Raked {
  const factors = new Float64Array(combinations.list.length).fill(1);
  const targets = margins.map((margin, at) => targetsOf(combinations, margin, at));
  let rounds = 0;
  let hasConverged = false;
  while (rounds < maximumRounds && !hasConverged) {
    rounds += 1;
    margins.forEach((_, at) => meet(combinations, factors, { at, targets: targets[at] as number[] }));
    hasConverged = margins.every((_, at) => isMet(combinations, factors, { at, targets: targets[at] as number[] }));
  }
  return { factors, rounds, hasConverged };
}

interface Target {
  /** Position of the margin. */
  readonly at: number;
  /** Weighted total by category. */
  readonly targets: readonly number[];
}

function targetsOf(combinations: Combinations, { shares }: Margin, at: number): number[] {
  const totals = totalsOf(combinations, null, { at, count: shares.size + 1 });
  const answered = totals.slice(0, -1).reduce((sum, each) => sum + each, 0);
  const list = [...shares.values()];
  const whole = list.reduce((sum, each) => sum + each, 0);
  return [...list.map((share) => (answered * share) / whole), totals[shares.size] as number];
}

function meet(combinations: Combinations, factors: Float64Array, { at, targets }: Target): void {
  const totals = totalsOf(combinations, factors, { at, count: targets.length });
  combinations.list.forEach(({ categories }, index) => {
    const category = categories[at] as number;
    factors[index] = (factors[index] as number) * ((targets[category] as number) / (totals[category] as number));
  });
}

function isMet(combinations: Combinations, factors: Float64Array, { at, targets }: Target): boolean {
  const totals = totalsOf(combinations, factors, { at, count: targets.length });
  return targets.every((target, category) => Math.abs((totals[category] as number) - target) <= tolerance * target);
}

/** Weighted totals by category of one margin; `factors` null: by design weights alone. */
function totalsOf(
  combinations: Combinations, factors: Float64Array | null, { at, count }: { readonly at: number; readonly count: number },
): number[] {
  const totals = Array.from({ length: count }, () => 0);
  combinations.list.forEach(({ categories, designTotal }, index) => {
    const category = categories[at] as number;
    assert(category >= 0, 'Every option that was chosen has a share.');
    totals[category] = (totals[category] as number) + designTotal * (factors?.[index] ?? 1);
  });
  return totals;
}

function trimTo(cells: readonly MarginCell[], weights: readonly number[], bounds: TrimBounds): TrimmedWeights {
  return trimWeights(cells.map((cell, at) => ({
    count: cell.vector[countOffset] as number,
    weight: weights[at] as number,
    low: bounds.low * cell.position.weight,
    high: bounds.high * cell.position.weight,
  })));
}
