/** A report as `index` prints it for people: the whole, parts, groups, criteria, unit groups and units, one a line. */
import { overallId } from '#shared/index-methods/composites.ts';
import { fill } from '#shared/languages/fill.ts';
import { fractionOfDecimal } from '#shared/statistics/fraction.ts';
import { roundHalfUp, roundedDigits } from '#shared/statistics/round-half-up.ts';
import type { Figure, Report, UnitFigures } from '#shared/report/report.ts';
import { noUnitGroup } from './index-campaign.ts';
import type { IndexWords } from './index-words.ts';

const nothing = '–';

export function indexText(report: Report, words: IndexWords): string {
  const { overall, parameters: { decimals } } = report;
  const lines = [
    { id: overallId, figure: overall.overall },
    ...[...overall.parts, ...overall.groups, ...overall.criteria].map((figure) => ({ id: figure.id, figure })),
    ...report.unitGroups.filter((each) => each.id !== noUnitGroup).map((each) => ({ id: each.id, figure: each.overall })),
    ...report.units.map((each) => ({ id: `${place(each)}  ${each.id}`, figure: each.overall })),
  ];
  return lines.map(({ id, figure }) => `${fill(words.figureLine, {
    id, index: figure.shown === null ? nothing : `${figure.shown}%`, interval: interval(figure, decimals), answered: figure.answered, n: figure.n,
  })}\n`).join('');
}

/** `3= (2–5)`: the rank, shared with another unit, and where it may surely lie. */
function place({ rank, isTied, rankLow, rankHigh }: UnitFigures): string {
  const interval = rankLow === null || rankHigh === null ? '' : ` (${rankLow}–${rankHigh})`;
  return `${rank ?? nothing}${isTied ? '=' : ''}${interval}`;
}

function interval({ low, high }: Figure, decimals: number): string {
  const written = (value: number): string => roundedDigits(roundHalfUp(fractionOfDecimal(value), decimals));
  return low === null || high === null ? '' : `  [${written(low)}–${written(high)}]`;
}
