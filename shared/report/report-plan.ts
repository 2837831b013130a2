/**
 * What of a report does not depend on its cells: the chosen parameters, where every figure is found
 * in a tally vector, and how it is put together.
 */
import { campaignLayout } from '../campaign/campaign-layout.ts';
import type { Campaign } from '../campaign/model.ts';
import type { MethodParameters } from '../index-methods/contract.ts';
import { defaultParameters } from '../index-methods/default-parameters.ts';
import { indexPlan, type IndexPlan } from '../index-methods/index-plan.ts';
import type { SurveyDesign } from '../precision/design.ts';
import { figureForms } from '../precision/figure-forms.ts';
import type { FigureSource } from '../precision/linear-scope.ts';
import { criteriaColumns, type RatioColumn } from '../precision/ratio-columns.ts';
import { talliedQuestion, type TallyLayout } from '../tally/layout.ts';
import { questionFigures, type QuestionFigures } from './question-figures.ts';
import { designOf, type ReportOptions } from './report-options.ts';

export interface ReportPlan {
  readonly campaign: Campaign;
  readonly parameters: MethodParameters;
  readonly layout: TallyLayout;
  readonly plan: IndexPlan;
  readonly design: SurveyDesign;
  readonly options: ReportOptions;
  /** Columns of criteria and composites, and how their figures are put together. */
  readonly columns: readonly RatioColumn[];
  readonly source: Omit<FigureSource, 'table'>;
  /** Of the options of all other questions, and of the expectation indices. */
  readonly questions: QuestionFigures;
}

export function reportPlan(campaign: Campaign, options: ReportOptions): ReportPlan {
  const parameters = { ...defaultParameters, ...campaign.method.parameters, ...options.parameters };
  const layout = campaignLayout(campaign);
  const plan = indexPlan(campaign.questionnaire, layout, parameters);
  const hasSquares = squaresHold(plan, layout);
  const isTold = tallyTellsSquares(plan, layout);
  return {
    campaign, parameters, layout, plan, options,
    design: options.design ?? designOf(campaign),
    columns: criteriaColumns(plan, (at) => (hasSquares ? layout.composites[at]?.offset ?? null : null)),
    source: {
      moments: options.moments ?? null,
      formsFor: (hasAnswers) => figureForms(plan, hasAnswers),
      momentOf: (figure) => (figure < plan.criteria.length || isTold ? null : figure - plan.criteria.length),
    },
    questions: questionFigures(campaign.questionnaire, layout, parameters),
  };
}

/** Whether the squares of composites that the tally keeps are those of the chosen parameters. */
export function tallyTellsSquares(plan: IndexPlan, layout: TallyLayout): boolean {
  return plan.parameters.aggregation === 'pooled_answers' && squaresHold(plan, layout);
}

/** The tally squares shares of the levels that the campaign itself counts as satisfied. */
function squaresHold(plan: IndexPlan, layout: TallyLayout): boolean {
  return plan.parameters.baseFigure === 'share_satisfied' && plan.criteria.every(({ id, isSatisfied }) =>
    talliedQuestion(layout, id).isSatisfied.every((each, index) => each === isSatisfied[index]));
}
