/** The texts of a questionnaire as they are shown: in the language, statement apart from examples, word pairs kept together. */
import { textIn } from '#shared/kernel/local-text.ts';
import type { AnswerValue } from '#shared/question-types/contract.ts';
import type { AnswerableQuestion, QuestionRole, Questionnaire } from '#shared/questionnaire/model.ts';
import { answerableQuestions, shapeOf } from '#shared/questionnaire/questions.ts';
import { faceOf } from '../../../question-types/registry.ts';
import { keepTogether } from '../../language/formats.ts';
import type { Interview } from '../interview.ts';
import type { Section } from '../sections.ts';
import { t } from '../words.ts';

/** Whether some of the wording is ours, to be replaced by the adopted text. */
export function hasTemplateWording(questionnaire: Questionnaire): boolean {
  return answerableQuestions(questionnaire).some((each) => each.provenance === 'template');
}

/** The statement alone. */
export function statementOf(question: AnswerableQuestion, language: string): string {
  return keepTogether(split(question, language)[0]);
}

/** The examples in brackets, without the brackets; empty when there are none. */
export function examplesOf(question: AnswerableQuestion, language: string): string {
  return keepTogether(split(question, language)[1]);
}

export function sectionTitle(section: Section, language: string): string {
  return section.title === undefined ? t(roleWords[section.role]) : keepTogether(textIn(section.title, language));
}

/** The answer with the words written beside it; empty when there is none. */
export function answerInWords(interview: Interview, question: AnswerableQuestion, language: string): string {
  const value: AnswerValue | undefined = interview.given[question.id];
  if (value === undefined) return '';
  const words = faceOf(question.type).read(shapeOf(interview.questionnaire, question), value, language);
  const written = interview.writeIns[question.id];
  return written === undefined ? words : `${words}: ${written}`;
}

const roleWords = {
  criterion: 'roleCriterion', perception: 'rolePerception', expectation: 'roleExpectation',
  screening: 'roleScreening', demographic: 'roleDemographic', open: 'roleOpen',
} as const satisfies Readonly<Record<QuestionRole, string>>;

function split(question: AnswerableQuestion, language: string): [statement: string, examples: string] {
  const text = textIn(question.text, language);
  if (question.statementLength === undefined || text !== question.text.vi) return [text, ''];
  const rest = text.slice(question.statementLength).trim();
  return [text.slice(0, question.statementLength).trim(), rest.replace(/^\(/, '').replace(/\)\s*\.?$/, '')];
}
