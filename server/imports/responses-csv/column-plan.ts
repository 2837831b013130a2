/**
 * What each column of a file of responses means to the fast reader, in flat arrays: it looks at
 * every byte of a million rows and has no time for objects.
 */
import type { QuestionShape } from '#shared/question-types/contract.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { shapesOf } from '#shared/questionnaire/shapes.ts';
import type { TallyLayout } from '#shared/tally/layout.ts';
import type { Header } from './read-header.ts';

/** Kinds of columns: left aside, id of the response, where it stands, a question of one option, any other question. */
export const columnKinds = { aside: 0, id: 1, position: 2, oneOption: 3, otherQuestion: 4 } as const;

/** Cells of one option hold up to three digits. */
export const valuesPerColumn = 1000;

export interface ColumnPlan {
  readonly kinds: Uint8Array;
  /** Position of a one-option column's byte among the answer codes. */
  readonly codeOffsets: Int32Array;
  /** Answer code by column and option value (`column * valuesPerColumn + value`); 0 where there is no such option. */
  readonly codes: Uint8Array;
  readonly shapes: readonly (QuestionShape | undefined)[];
  /** Which of the position cells, in the order in which they stand in a row, holds what. */
  readonly positionNames: readonly string[];
}

const positionNames = ['unit', 'unit_group', 'stratum', 'cluster', 'weight'];

export function columnPlan(header: Header, questionnaire: Questionnaire, layout: TallyLayout): ColumnPlan {
  const plan = {
    kinds: new Uint8Array(header.length), codeOffsets: new Int32Array(header.length),
    codes: new Uint8Array(header.length * valuesPerColumn), shapes: new Array<QuestionShape | undefined>(header.length),
  };
  for (const [name, column] of header.columns) {
    // Where a question bears the name of a position, both are read from the column: that is left to the full reader.
    if (name === 'response_id') plan.kinds[column] = columnKinds.id;
    else if (positionNames.includes(name)) plan.kinds[column] = columnKinds.position;
  }
  for (const [id, shape] of shapesOf(questionnaire)) {
    const column = header.columns.get(id);
    if (column === undefined) continue;
    const isOneOption = shape.type === 'rating' || shape.type === 'single_choice';
    plan.kinds[column] = isOneOption ? columnKinds.oneOption : columnKinds.otherQuestion;
    plan.shapes[column] = shape;
    if (isOneOption) placeOptions(plan, column, shape);
  }
  for (const { shape, codeOffset } of layout.questions) plan.codeOffsets[header.columns.get(shape.id) ?? header.length] = codeOffset;
  const inRow = [...header.columns].filter(([name]) => positionNames.includes(name)).sort(([, left], [, right]) => left - right);
  return { ...plan, positionNames: inRow.map(([name]) => name) };
}

function placeOptions({ codes }: Pick<ColumnPlan, 'codes'>, column: number, { options }: QuestionShape): void {
  options.forEach(({ value }, index) => { codes[column * valuesPerColumn + value] = 1 + index; });
}

/** Whether a question bears the name of a column that says where a response stands. */
export function namesClash(questionnaire: Questionnaire): boolean {
  const questions = shapesOf(questionnaire);
  return ['response_id', ...positionNames].some((name) => questions.has(name));
}
