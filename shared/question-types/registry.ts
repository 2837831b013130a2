/** Every question type's meaning. The record is over `QuestionType`: a type without a meaning does not compile. */
import type { QuestionType, QuestionTypeMeaning } from './contract.ts';
import { date } from './date/date.ts';
import { grid } from './grid/grid.ts';
import { multipleChoice } from './multiple-choice/multiple-choice.ts';
import { number } from './number/number.ts';
import { place } from './place/place.ts';
import { rating } from './rating/rating.ts';
import { singleChoice } from './single-choice/single-choice.ts';
import { text } from './text/text.ts';

const meanings: Readonly<Record<QuestionType, QuestionTypeMeaning>> = {
  rating, single_choice: singleChoice, multiple_choice: multipleChoice, grid, number, text, date, place,
};

export function meaningOf(type: QuestionType): QuestionTypeMeaning {
  return meanings[type];
}
