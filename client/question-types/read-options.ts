/** The labels of chosen options, in the order of the questionnaire. */
import { textIn } from '#shared/kernel/local-text.ts';
import type { AnswerValue, Option, QuestionShape } from '#shared/question-types/contract.ts';
import { keepTogether } from '../kit/language/formats.ts';

export function readOptions(shape: QuestionShape, value: AnswerValue, language: string): string {
  return chosenOptions(shape, value).map((each) => keepTogether(textIn(each.label, language))).join('; ');
}

/** Options that an answer chooses. */
export function chosenOptions(shape: QuestionShape, value: AnswerValue | undefined): readonly Option[] {
  return shape.options.filter((each) => (Array.isArray(value) ? value.includes(each.value) : each.value === value));
}
