/** The method sheet: how every figure of the workbook came about, so that anybody can compute it again. */
import type { Certainty } from '#shared/index-methods/contract.ts';
import { indexMethod } from '#shared/index-methods/registry.ts';
import { fill } from '#shared/languages/fill.ts';
import { writeDigits } from '#shared/languages/write-number.ts';
import { leastSure } from '#shared/kernel/provenance.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import type { Band } from '#shared/ranking/classify.ts';
import { asOf, cell, headOf, writeDay, type Book } from '../book.ts';
import type { Cell, Sheet } from '../sheet.ts';

export function methodSheet(book: Book): Sheet {
  return {
    name: book.words.methodSheet,
    widths: [40, 110],
    head: headOf(book, book.words.methodSheet, [book.words.item, book.words.content]),
    rows: rows(book),
  };
}

function* rows(book: Book): Generator<Cell[]> {
  for (const [item, content] of [...campaignLines(book), ...methodLines(book), ...precisionLines(book), ...rankingLines(book)]) {
    yield [cell(item, 'item'), cell(content, 'wrapped')];
  }
}

function campaignLines(book: Book): [string, string][] {
  const { words, campaign, stored, formats } = book;
  const { questionnaire } = campaign;
  const wording = leastSure(answerableQuestions(questionnaire).map((each) => each.provenance));
  return [
    [words.campaign, `${book.text(campaign.name)} (${campaign.id})`],
    [words.territory, book.text(campaign.territory)],
    [words.year, String(campaign.year)],
    [words.fieldDays, fill(words.days, { from: writeDay(campaign.opensOn, formats), to: writeDay(campaign.closesOn, formats) })],
    [words.data, asOf(book)],
    [words.origin, stored.hasGeneratedResponses ? words.generatedNote : words.originReal],
    [words.scope, book.isLimited ? words.limitedNote : words.scopeAll],
    [words.questionnaire, `${book.text(questionnaire.title)} (${fill(words.questionnaireVersion, { id: questionnaire.id, version: questionnaire.version })})`],
    [words.questionnaireHash, stored.questionnaireHash],
    [words.wording, `${words.provenances[wording]}. ${book.text(questionnaire.source)}`],
  ];
}

function methodLines(book: Book): [string, string][] {
  const { words, report, campaign } = book;
  const { parameters } = report;
  const method = indexMethod(report.method.id);
  const title = method === undefined ? report.method.id : book.text(method.title);
  const weights = Object.entries(parameters.groupWeights).map(([group, weight]) => `${group}: ${weight}`).join('; ');
  const isWeighted = campaign.places.some((each) => each.weight !== 1);
  const lines: [string, string][] = [
    [words.method, fill(words.methodVersion, { title, id: report.method.id, version: report.method.version })],
    [words.basis, method === undefined ? '' : book.text(method.basis)],
    [words.baseFigure, words.baseFigures[parameters.baseFigure]],
    [words.satisfiedLevels, parameters.satisfiedLevels.join(', ')],
    [words.formula, words.formulas[parameters.baseFigure]],
    [words.aggregation, words.aggregations[parameters.aggregation]],
    ...(parameters.aggregation === 'weighted' ? [[words.groupWeights, weights] as [string, string]] : []),
    [words.acrossUnits, words.acrossUnitsWords[parameters.acrossUnits]],
    [words.designWeights, isWeighted ? words.designWeightsUsed : words.designWeightsEqual],
    [words.blank, words.blankRule],
    [words.rounding, fill(words.roundingRule, { decimals: parameters.decimals })],
    [words.wantedLevels, fill(words.wantedLevelsRule, { levels: parameters.wantedLevels.join(', ') })],
    [words.minimumSample, fill(words.minimumSampleRule, { minimum: parameters.minimumSample })],
    [words.certainty, certainty(book)],
  ];
  return lines;
}

/** On what the intervals rest, who was reached, and what is compared. */
function precisionLines({ words, report }: Book): [string, string][] {
  const { design: { strata, clusters, hasFinitePopulation }, coverage: { planned, responses, refusals }, changes } = report;
  const design = fill(clusters > 0 ? words.designClustered : words.designSingle, { strata, clusters });
  return [
    [words.design, hasFinitePopulation ? `${design} ${words.designPopulation}` : design],
    [words.interval, words.intervalRule],
    [words.coverage, refusals === null ? fill(words.coverageUnknown, { responses, planned }) : fill(words.coverageRule, { responses, planned, refusals })],
    [words.comparison, changes === null ? words.comparisonNone : fill(words.comparisonRule, {
      up: changes.up, unchanged: changes.unchanged, down: changes.down, notComparable: changes.notComparable, total: changes.total,
    })],
  ];
}

function certainty(book: Book): string {
  const { words, report } = book;
  const of = (mark: Certainty): string => words.certaintyMarks[mark];
  const { baseFigure, aggregation, rounding } = report.method.certainty;
  return fill(words.certaintyOf, { baseFigure: of(baseFigure), aggregation: of(aggregation), rounding: of(rounding) });
}

function rankingLines(book: Book): [string, string][] {
  const { words } = book;
  const groups = book.campaign.unitGroups.filter((each) => each.bands.length > 0);
  return [
    [words.ranking, words.rankingRule],
    [words.rankingSure, words.rankingSureRule],
    ...groups.map((group): [string, string] => [
      fill(words.bandRule, { group: book.text(group.name) }),
      group.bands.map((band) => `${book.text(band.title)} (${bandEdges(book, band)})`).join('\n'),
    ]),
  ];
}

function bandEdges(book: Book, band: Band): string {
  const { words, formats } = book;
  const value = (edge: number): string => writeDigits(String(edge), formats);
  const from = fill(band.fromIncluded ? words.bandFrom : words.bandAbove, { value: value(band.from) });
  const to = fill(band.toIncluded ? words.bandTo : words.bandBelow, { value: value(band.to) });
  return `${from} ${to}`;
}
