/** Whether chosen parameters fit the questionnaire: levels that its criteria have, groups that it has. */
import { issue, type Issue } from '../kernel/issue.ts';
import { jsonPath } from '../kernel/json-path.ts';
import type { Questionnaire, QuestionRole } from '../questionnaire/model.ts';
import { answerableQuestions, optionsOf } from '../questionnaire/questions.ts';
import { compositesOf } from './composites.ts';
import type { MethodParameters } from './contract.ts';

/** Issues of `parameters` against `questionnaire`; `path` is where the parameters stand. */
export function parameterIssues(
  questionnaire: Questionnaire, parameters: MethodParameters, path: string,
): Issue[] {
  const leaves = new Set(compositesOf(questionnaire).filter((each) => each.isLeaf).map((each) => each.id));
  const levels = levelsOf(questionnaire, 'criterion');
  return [
    ...repeatedIssues(parameters.satisfiedLevels, `${path}.satisfiedLevels`),
    ...unique(parameters.satisfiedLevels).flatMap((value): Issue[] => (levels.has(value)
      ? [] : [issue('reference.unknown', `${path}.satisfiedLevels[${parameters.satisfiedLevels.indexOf(value)}]`, { id: value })])),
    ...repeatedIssues(parameters.wantedLevels, `${path}.wantedLevels`),
    ...wantedIssues(questionnaire, parameters.wantedLevels, `${path}.wantedLevels`),
    ...Object.keys(parameters.groupWeights).flatMap((id) =>
      (leaves.has(id) ? [] : [issue('reference.unknown', `${path}.${jsonPath(['groupWeights', id])}`, { id })])),
  ];
}

/**
 * A questionnaire may ask expectations on several scales, so a level need not be on each of them; one
 * that is on none would be printed with the figures and count nowhere.
 */
function wantedIssues(questionnaire: Questionnaire, wanted: readonly number[], path: string): Issue[] {
  const levels = levelsOf(questionnaire, 'expectation');
  if (levels.size === 0) return [];
  const allowed = [...levels].sort((left, right) => left - right).join(', ');
  return unique(wanted).flatMap((value): Issue[] => (levels.has(value)
    ? [] : [issue('value.not_allowed', `${path}[${wanted.indexOf(value)}]`, { value, allowed })]));
}

function repeatedIssues(values: readonly number[], path: string): Issue[] {
  return values.flatMap((value, index) =>
    (values.indexOf(value) < index ? [issue('reference.duplicate', `${path}[${index}]`, { id: value })] : []));
}

function unique(values: readonly number[]): number[] {
  return [...new Set(values)];
}

function levelsOf(questionnaire: Questionnaire, role: QuestionRole): ReadonlySet<number> {
  const questions = answerableQuestions(questionnaire).filter((each) => each.role === role);
  return new Set(questions.flatMap((each) => optionsOf(questionnaire, each).map((option) => option.value)));
}
