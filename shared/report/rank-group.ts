/**
 * Ranks and bands of the units of one unit group, on the figure as it is shown: two units that
 * show the same digits share a rank, and a unit that shows 90.00 stands in the band of 90.00.
 */
import type { Unit } from '../campaign/model.ts';
import { classify, type Band } from '../ranking/classify.ts';
import { rank } from '../ranking/rank.ts';
import type { Rounded } from '../statistics/round-half-up.ts';
import type { ScopeFigures, UnitFigures } from './report.ts';

/** The units best first; units without a figure last, in the order of the campaign. */
export function rankGroup(
  bands: readonly Band[], decimals: number,
  units: readonly { readonly unit: Unit; readonly figures: ScopeFigures }[],
): UnitFigures[] {
  const items = units.map((each) => ({ ...each, shown: shownFigure(each.figures, decimals) }));
  return rank(items, (item) => item.shown).map(({ item, rank: place, isTied }): UnitFigures => {
    const { id, name, unitGroup, target } = item.unit;
    const band = item.shown === null ? undefined : classify(bands, item.shown);
    return { id, name, unitGroup, target, rank: place, isTied, band: band?.id ?? null, rankLow: null, rankHigh: null, tieGroup: null, rankReason: place === null ? 'no_figure' : null, refusals: null, change: null, ...item.figures };
  });
}

/** The shown digits as the whole number that they are, e.g. `92.88` as 9288 hundredths. */
function shownFigure({ overall }: ScopeFigures, decimals: number): Rounded | null {
  return overall.shown === null ? null : { scaled: Number(overall.shown.replace('.', '')), decimals };
}
