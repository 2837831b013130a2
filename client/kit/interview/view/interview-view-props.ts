/** What an app gives to the interview on the screen. */
import type { ReadonlySignal } from '@preact/signals';
import type { Drawing } from '../../../question-types/face.ts';
import type { Turn } from './turn.ts';

/** `saving`: the write of the last answer has begun; `saved`: it is on the disk; `failed`: it is not. */
export type SaveState = 'saving' | 'saved' | 'failed';

export interface InterviewViewProps {
  readonly turn: Turn;
  readonly language: string;
  readonly saveState: ReadonlySignal<SaveState>;
  readonly isOnline: ReadonlySignal<boolean>;
  readonly textSize: string;
  /** What became of the interview before this one, said until the first answer; empty when there was none. */
  readonly before: string;
  onLeave(): void;
  /** Tries to write once more what could not be saved. */
  onSaveAgain(): void;
  /** The answer block was drawn in another way. */
  onDrawing(drawing: Drawing): void;
}
