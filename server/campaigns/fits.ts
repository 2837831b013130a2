/**
 * Whether what was answered on one version of a questionnaire can be counted as answers to another:
 * the same questions of the same types with the same options, so that a legal answer has the same
 * codes in both. Wording, order and routing may differ.
 */
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { shapesOf } from '#shared/questionnaire/shapes.ts';

export function fits(asked: Questionnaire, counted: Questionnaire): boolean {
  const [one, other] = [codingOf(asked), codingOf(counted)];
  return one.size === other.size && [...one].every(([id, coding]) => other.get(id) === coding);
}

function codingOf(questionnaire: Questionnaire): Map<string, string> {
  return new Map([...shapesOf(questionnaire)].map(([id, { type, options }]) => [id, JSON.stringify([type, options.map((each) => each.value)])]));
}
