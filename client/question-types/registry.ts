/** Every question type's face. The record is over `QuestionType`: a type without a face does not compile. */
import type { QuestionType } from '#shared/question-types/contract.ts';
import { date } from './date/date.tsx';
import type { Face } from './face.ts';
import { grid } from './grid/grid.tsx';
import { multipleChoice } from './multiple-choice/multiple-choice.tsx';
import { number } from './number/number.tsx';
import { place } from './place/place.tsx';
import { rating } from './rating/rating.tsx';
import { singleChoice } from './single-choice/single-choice.tsx';
import { text } from './text/text.tsx';

const faces: Readonly<Record<QuestionType, Face>> = {
  rating, single_choice: singleChoice, multiple_choice: multipleChoice, grid, number, text, date, place,
};

export function faceOf(type: QuestionType): Face {
  return faces[type];
}
