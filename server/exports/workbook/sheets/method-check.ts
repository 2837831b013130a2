/** The method check: the same answers put together in every way that there is, and where the figures differ once rounded. */
import type { CheckedFigure, MethodVariant } from '#shared/report/method-check.ts';
import { methodCheck } from '#shared/report/method-check.ts';
import { explainWords } from '../../words.ts';
import { cell, headOf, percent, type Book } from '../book.ts';
import type { Cell, Sheet } from '../sheet.ts';

export function methodCheckSheet(book: Book): Sheet | null {
  const { words, campaign, cells } = book;
  if (cells.length === 0) return null;
  const check = methodCheck(campaign, cells);
  const { parts, groups } = campaign.questionnaire;
  const names = new Map([...parts, ...groups].map((each) => [each.id, book.text(each.shortLabel)]));
  const places = new Map([...campaign.unitGroups, ...campaign.units].map((each) => [each.id, book.text(each.name)]));
  const lines: readonly Line[] = [
    { scope: words.wholeCampaign, name: words.overall, checked: check.overall },
    ...[...check.parts, ...check.groups].map((checked) => ({ scope: words.wholeCampaign, name: names.get(checked.id) ?? checked.id, checked })),
    ...check.unitGroups.map((checked) => ({ scope: words.unitGroup, name: places.get(checked.id) ?? checked.id, checked })),
    ...check.units.map((checked) => ({ scope: words.unit, name: places.get(checked.id) ?? checked.id, checked })),
  ];
  return {
    name: words.checkSheet,
    widths: [16, 46, 12, ...check.variants.map(() => 17)],
    head: headOf(book, words.checkSheet, [words.checkScope, words.checkFigure, words.checkDiffers, ...check.variants.map((each) => variantName(book, each))]),
    rows: lines.map((line) => row(book, line)),
  };
}

interface Line {
  readonly scope: string;
  readonly name: string;
  readonly checked: CheckedFigure;
}

function row({ words }: Book, { scope, name, checked }: Line): Cell[] {
  const differs = checked.differing.length > 0;
  return [
    cell(scope), cell(name), cell(differs ? words.checkDiffersYes : words.checkDiffersNo, differs ? 'strong' : 'plain'),
    ...checked.shown.map((shown, at) => percent(shown === null ? null : Number(shown), checked.differing.includes(at) ? 'strongPercent' : 'percent')),
  ];
}

function variantName({ words, language }: Book, { baseFigure, aggregation, acrossUnits, isChosen }: MethodVariant): string {
  const { choiceBaseFigures, choiceAggregations, choiceAcrossUnits } = explainWords(language);
  const name = [choiceBaseFigures[baseFigure], choiceAggregations[aggregation], choiceAcrossUnits[acrossUnits]].join('; ');
  return isChosen ? `${words.checkChosen}: ${name}` : name;
}
