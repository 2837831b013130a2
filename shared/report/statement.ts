/**
 * The statement that is printed with a figure: what it was divided by and how it was rounded
 * ("92,88% = 13.482 / 14.516 câu trả lời; làm tròn 2 chữ số"), and the choices behind it. For
 * weighted data and for means of indices it says so, since the counts alone do not give the figure.
 */
import { textIn } from '../kernel/local-text.ts';
import { fill } from '../languages/fill.ts';
import { answerableQuestions } from '../questionnaire/questions.ts';
import { figureAt, type FigureRef, type FoundFigure } from './figure-ref.ts';
import type { FormulaContext } from './formula-step.ts';
import { indexSource, type IndexSource } from './index-source.ts';
import { count, number, shownPercent } from './written.ts';

/** What stands under the figure; empty when the report has no such figure. */
export function figureStatement(context: FormulaContext, ref: FigureRef): string {
  const found = figureAt(context.report, ref);
  return found === undefined ? '' : statementOf(context, found);
}

function statementOf(context: FormulaContext, found: FoundFigure): string {
  const { words, ...written } = context.written;
  const { shown, answered } = found.figure;
  if (shown === null) return words.statementNothing;
  const source = indexSource(context, found);
  return fill(words[statementKey(source)], {
    index: shownPercent({ words, ...written }, shown),
    answered: count(context.written, answered),
    decimals: context.report.parameters.decimals,
    ...('terms' in source ? { count: count(context.written, source.terms.length) } : {}),
    ...(source.kind === 'answers' ? { satisfied: count(context.written, source.satisfied) } : {}),
    ...(source.kind === 'scores' ? { points: count(context.written, source.points), top: source.top } : {}),
  });
}

function statementKey(source: IndexSource) {
  switch (source.kind) {
    case 'answers': return source.isWeighted ? 'statementWeighted' : 'statementAnswers';
    case 'scores': return source.isWeighted ? 'statementWeightedScore' : 'statementScore';
    case 'mean_of_criteria': return 'statementMeanOfCriteria';
    case 'mean_of_groups': return 'statementMeanOfGroups';
    case 'weighted': return 'statementWeightedGroups';
    case 'mean_of_units': return 'statementMeanOfUnits';
  }
}

/** Method, version and every choice that shapes the report's figures, in one line. */
export function methodStatement({ report, questionnaire, written }: FormulaContext): string {
  const { words } = written;
  const { method, parameters, calibration } = report;
  const margins = calibration?.margins.map((id) => {
    const question = answerableQuestions(questionnaire).find((each) => each.id === id);
    return question === undefined ? id : textIn(question.shortLabel, written.language);
  }).join(', ') ?? '';
  const choices = [
    words.choiceBaseFigures[parameters.baseFigure],
    ...(parameters.baseFigure === 'share_satisfied' ? [fill(words.choiceLevels, { levels: parameters.satisfiedLevels.join(', ') })] : []),
    words.choiceAggregations[parameters.aggregation],
    words.choiceAcrossUnits[parameters.acrossUnits],
    ...(calibration === null ? [] : [fill(calibration.kind === 'raked' ? words.choiceRaked : words.choicePostStratified, { margins })]),
  ];
  return fill(words.methodStatement, { method: method.id, version: method.version, choices: choices.join('; ') });
}

/** What the weighting to margins did to the weights; empty where the report was not weighted so. */
export function weightingStatements({ report: { calibration }, written }: FormulaContext): string[] {
  if (calibration === null) return [];
  const { words } = written;
  const { spread, trimming, hasConverged, rounds } = calibration;
  const short = (value: number): string => number(written, value, 2);
  return [
    fill(words.weightSpread, { smallest: short(spread.smallest), median: short(spread.median), largest: short(spread.largest), kish: short(spread.kish) }),
    ...(trimming === null ? [] : [fill(words.trimmed, { low: short(trimming.low), high: short(trimming.high), count: count(written, trimming.responses) })]),
    ...(hasConverged ? [] : [fill(words.notConverged, { rounds: count(written, rounds) })]),
  ];
}
