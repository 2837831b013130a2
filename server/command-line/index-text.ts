/**
 * A report as `index` prints it for people: the method with every parameter, then the whole, parts,
 * groups, criteria, unit groups and units, one a line, each with what it was divided by.
 */
import { compositesOf, overallId } from '#shared/index-methods/composites.ts';
import { textIn, type LocalText } from '#shared/kernel/local-text.ts';
import { explain as enExplain } from '#shared/languages/en/explain.ts';
import { formats as enFormats } from '#shared/languages/en/formats.ts';
import { report as enReport } from '#shared/languages/en/report.ts';
import { fill } from '#shared/languages/fill.ts';
import type { Language } from '#shared/languages/registry.ts';
import { explain as viExplain } from '#shared/languages/vi/explain.ts';
import { formats as viFormats } from '#shared/languages/vi/formats.ts';
import { report as viReport } from '#shared/languages/vi/report.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { figureAt, type FigureRef } from '#shared/report/figure-ref.ts';
import type { FormulaContext } from '#shared/report/formula-step.ts';
import type { Figure, Report, UnitFigures } from '#shared/report/report.ts';
import { figureStatement, methodStatement, weightingStatements } from '#shared/report/statement.ts';
import { number } from '#shared/report/written.ts';
import { noUnitGroup } from './index-campaign.ts';
import { indexWords, type IndexWords } from './index-words.ts';

const nothing = '–';
const reportWords = { vi: viReport, en: enReport };
const writing: Readonly<Record<Language, FormulaContext['written']>> = {
  vi: { language: 'vi', words: viExplain, formats: viFormats }, en: { language: 'en', words: enExplain, formats: enFormats },
};

export function indexText(report: Report, questionnaire: Questionnaire, { title, language }: { readonly title: LocalText; readonly language: Language }): string {
  const context: FormulaContext = { report, questionnaire, written: writing[language] };
  const words = indexWords(language);
  return [
    textIn(title, language), methodStatement(context), ...parameterLines(context, words, language), ...weightingStatements(context), '',
    ...figureLines(context, words),
  ].map((line) => `${line}\n`).join('');
}

/** The parameters that the statement of the method does not name. */
function parameterLines({ report: { parameters }, questionnaire }: FormulaContext, words: IndexWords, language: Language): string[] {
  const names = reportWords[language];
  const leaves = parameters.aggregation === 'weighted' ? compositesOf(questionnaire).filter((each) => each.kind === 'group' && each.isLeaf) : [];
  const weights = leaves.map((each) => `${each.id} ${parameters.groupWeights[each.id] ?? each.criteria.length}`).join(', ');
  return [
    ...(weights === '' ? [] : [[names.groupWeights, weights] as const]),
    [words.decimals, parameters.decimals] as const,
    [names.wantedLevels, parameters.wantedLevels.join(', ')] as const,
    [names.minimumSample, parameters.minimumSample] as const,
  ].map(([name, value]) => fill(words.parameterLine, { name, value }));
}

function figureLines(context: FormulaContext, words: IndexWords): string[] {
  const { report } = context;
  const { overall } = report;
  const whole = { kind: 'overall' } as const;
  const inside = (kind: 'part' | 'group' | 'criterion', list: readonly { readonly id: string }[]) =>
    list.map(({ id }): Line => ({ label: id, ref: { scope: whole, figure: { kind, id } } }));
  const lines: Line[] = [
    { label: overallId, ref: { scope: whole, figure: whole } },
    ...inside('part', overall.parts), ...inside('group', overall.groups), ...inside('criterion', overall.criteria),
    ...report.unitGroups.filter((each) => each.id !== noUnitGroup).map(({ id }): Line => ({ label: id, ref: { scope: { kind: 'unit_group', id }, figure: whole } })),
    ...report.units.map((each): Line => ({ label: `${place(each)}  ${each.id}`, ref: { scope: { kind: 'unit', id: each.id }, figure: whole } })),
  ];
  return lines.flatMap(({ label, ref }) => {
    const figure = figureAt(report, ref)?.figure;
    return figure === undefined ? [] : [fill(words.figureLine, {
      id: label, statement: figureStatement(context, ref), interval: interval(context, figure), n: figure.n,
    })];
  });
}

interface Line {
  readonly label: string;
  readonly ref: FigureRef;
}

/** `3= (2–5)`: the rank, shared with another unit, and where it may surely lie. */
function place({ rank, isTied, rankLow, rankHigh }: UnitFigures): string {
  const reach = rankLow === null || rankHigh === null ? '' : ` (${rankLow}–${rankHigh})`;
  return `${rank ?? nothing}${isTied ? '=' : ''}${reach}`;
}

function interval({ report, written }: FormulaContext, { low, high }: Figure): string {
  const ends = (value: number): string => number(written, value, report.parameters.decimals);
  return low === null || high === null ? '' : `  [${ends(low)}–${ends(high)}]`;
}
