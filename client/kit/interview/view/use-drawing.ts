/**
 * How the answer block is drawn: rows docked at the bottom; a strip of cells when the active
 * question does not fit above the rows; rows in the page when the text is enlarged or even the
 * strip leaves no room.
 */
import { useLayoutEffect, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { Drawing } from '../../../question-types/face.ts';

export interface DrawingReasons {
  readonly at: string;
  readonly openExamples: string;
  readonly textSize: string;
  readonly language: string;
}

export function useDrawing(list: RefObject<HTMLElement | null>, reasons: DrawingReasons): Drawing {
  const [drawing, setDrawing] = useState<Drawing>('dock');
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const follow = (): void => setHeight(innerHeight);
    addEventListener('resize', follow);
    return () => removeEventListener('resize', follow);
  }, []);
  useLayoutEffect(() => {
    if (reasons.textSize !== 'normal') setDrawing('rows');
    else if (list.current !== null) setDrawing(measured(list.current, drawing));
  }, [reasons.at, reasons.openExamples, reasons.textSize, reasons.language, height]);
  return drawing;
}

/** Cells of a strip at most: more would cut their words. */
const stripMaximum = 5;
/** A strip leaves at least this share of the window to the questions, else the page scrolls as a whole. */
const roomForQuestions = 0.25;

function measured(list: HTMLElement, drawing: Drawing): Drawing {
  const answers = document.querySelector<HTMLElement>('.answer-block .answers');
  const active = list.querySelector<HTMLElement>('.row-active');
  if (answers === null || active === null) return 'dock';
  const options = [...answers.querySelectorAll<HTMLElement>('.answer')];
  const room = roomOf(list, drawing);
  const rowsHeight = heightAsRows(options, answers);
  if (active.offsetHeight <= room + answers.offsetHeight - rowsHeight) return 'dock';
  if (answers.getAttribute('role') !== 'radiogroup' || options.length !== stripMaximum) return 'dock';
  if (!wordsFitStrip(options, list)) return 'rows';
  return room + answers.offsetHeight - rowsHeight / 4 < innerHeight * roomForQuestions ? 'rows' : 'strip';
}

/** Width of a sign of a cell's type, at most, and the type's size: words are never cut. */
const signWidthPx = 0.52 * 14;

function wordsFitStrip(options: readonly HTMLElement[], list: HTMLElement): boolean {
  const longest = Math.max(...options.flatMap((each) => (each.textContent ?? '').split(' ')).map((word) => word.length));
  const gapPx = 8;
  const cellPx = (list.clientWidth - (stripMaximum + 1) * gapPx) / stripMaximum;
  return cellPx <= 0 || longest * signWidthPx <= cellPx;
}

/** What the list has now; drawn in the page it has what the window leaves. */
function roomOf(list: HTMLElement, drawing: Drawing): number {
  if (drawing !== 'rows') return list.parentElement?.clientHeight ?? list.clientHeight;
  const head = document.querySelector<HTMLElement>('.interview-head');
  const block = document.querySelector<HTMLElement>('.answer-block');
  return innerHeight - (head?.offsetHeight ?? 0) - (block?.offsetHeight ?? 0);
}

/** The rows' height, known from the tokens also while they are drawn as a strip. */
function heightAsRows(options: readonly HTMLElement[], answers: HTMLElement): number {
  const style = getComputedStyle(answers);
  const row = Number.parseFloat(style.getPropertyValue('--touch'));
  const gap = Number.parseFloat(style.getPropertyValue('--touch-gap'));
  return options.length * row + (options.length - 1) * gap;
}
