/** Words of a method's choices, by their value on the wire. */
export const aggregationWords = {
  pooled_answers: 'aggregationPooledAnswers', mean_of_criteria: 'aggregationMeanOfCriteria',
  mean_of_groups: 'aggregationMeanOfGroups', weighted: 'aggregationWeighted',
} as const;
export const baseFigureWords = { share_satisfied: 'baseFigureShareSatisfied', mean_score: 'baseFigureMeanScore' } as const;
export const acrossUnitsWords = { pooled: 'acrossUnitsPooled', mean_of_units: 'acrossUnitsMeanOfUnits' } as const;
export const certaintyWords = { V: 'certaintyV', A: 'certaintyA', R: 'certaintyR' } as const;
