/**
 * One interview on a screen: the state as a signal, and the short pause after a choice in which it
 * shows and further taps do not reach the next question. `onChange` is called in the same event as
 * the tap, before anything is painted, so that the write starts with it.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { AnswerValue } from '#shared/question-types/contract.ts';
import { shapeOf } from '#shared/questionnaire/questions.ts';
import { faceOf } from '../../../question-types/registry.ts';
import { advance, answer, placementAt, writeIn, type Interview } from '../interview.ts';

export const showsChoiceMs = 400;

export interface Turn {
  readonly interview: ReadonlySignal<Interview>;
  /** Whether a choice is being shown. */
  readonly isSettling: ReadonlySignal<boolean>;
  /** An answer to the question that is asked now. */
  give(value: AnswerValue | undefined): void;
  giveWords(words: string): void;
  /** Any other move; ignored while a choice is being shown. */
  move(step: (interview: Interview) => Interview): void;
  /** Ends the pause without moving on; called when the screen goes. */
  stop(): void;
}

export function startTurn(start: Interview, onChange: (interview: Interview) => void): Turn {
  const interview = signal(start);
  const isSettling = signal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const change = (next: Interview): void => {
    if (next === interview.peek()) return;
    interview.value = next;
    onChange(next);
  };
  const settle = (): void => {
    isSettling.value = false;
    change(advance(interview.peek()));
  };
  return {
    interview,
    isSettling,
    give: (value) => {
      if (isSettling.peek()) return;
      const now = interview.peek();
      change(answer(now, now.at, value));
      if (value === undefined || !isSettledBy(now, value)) return;
      isSettling.value = true;
      timer = setTimeout(settle, showsChoiceMs);
    },
    giveWords: (words) => change(writeIn(interview.peek(), interview.peek().at, words)),
    move: (step) => { if (!isSettling.peek()) change(step(interview.peek())); },
    stop: () => {
      clearTimeout(timer);
      isSettling.value = false;
    },
  };
}

function isSettledBy(interview: Interview, value: AnswerValue): boolean {
  const { question } = placementAt(interview);
  return faceOf(question.type).isSettledBy(shapeOf(interview.questionnaire, question), value);
}
