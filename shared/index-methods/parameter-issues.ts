/** Whether chosen parameters fit the questionnaire: levels that its criteria have, groups that it has. */
import { issue, type Issue } from '../kernel/issue.ts';
import { jsonPath } from '../kernel/json-path.ts';
import type { Questionnaire } from '../questionnaire/model.ts';
import { answerableQuestions, optionsOf } from '../questionnaire/questions.ts';
import { compositesOf } from './composites.ts';
import type { MethodParameters } from './contract.ts';

/** Issues of `parameters` against `questionnaire`; `path` is where the parameters stand. */
export function parameterIssues(
  questionnaire: Questionnaire, parameters: MethodParameters, path: string,
): Issue[] {
  const leaves = new Set(compositesOf(questionnaire).filter((each) => each.isLeaf).map((each) => each.id));
  const levels = levelsOfCriteria(questionnaire);
  const seen = new Set<number>();
  return [
    ...parameters.satisfiedLevels.flatMap((value, index): Issue[] => {
      const at = `${path}.satisfiedLevels[${index}]`;
      if (seen.has(value)) return [issue('reference.duplicate', at, { id: value })];
      seen.add(value);
      return levels.has(value) ? [] : [issue('reference.unknown', at, { id: value })];
    }),
    ...Object.keys(parameters.groupWeights).flatMap((id) =>
      (leaves.has(id) ? [] : [issue('reference.unknown', `${path}.${jsonPath(['groupWeights', id])}`, { id })])),
  ];
}

function levelsOfCriteria(questionnaire: Questionnaire): ReadonlySet<number> {
  const criteria = answerableQuestions(questionnaire).filter((each) => each.role === 'criterion');
  return new Set(criteria.flatMap((each) => optionsOf(questionnaire, each).map((option) => option.value)));
}
