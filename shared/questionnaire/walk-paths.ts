/** Every question of a file with its JSON path, grids before their rows. */
import type { GridQuestion, Question, Questionnaire } from './model.ts';

export interface PlacedQuestion {
  readonly question: Question;
  /** E.g. `questions[4].rows[2]`. */
  readonly path: string;
  /** The grid that a row stands in. */
  readonly grid?: GridQuestion;
}

/** All questions and rows of `questionnaire` in order. */
export function placedQuestions(questionnaire: Questionnaire): PlacedQuestion[] {
  return questionnaire.questions.flatMap((question, index): PlacedQuestion[] => {
    const path = `questions[${index}]`;
    if (question.type !== 'grid') return [{ question, path }];
    const rows = question.rows.map((row, at) => ({ question: row, path: `${path}.rows[${at}]`, grid: question }));
    return [{ question, path }, ...rows];
  });
}

/** A list of ids with their paths → the paths of those that stood before. */
export function repeated(list: readonly { readonly id: string; readonly path: string }[]): { id: string; path: string }[] {
  const seen = new Set<string>();
  return list.filter(({ id }) => seen.size === seen.add(id).size);
}
