/** One attempt at a time, and what went wrong in words. */
import { useSignal } from '@preact/signals';
import { Problem } from '#shared/kernel/problem.ts';
import { NoAnswer } from '../../../kit/api/no-answer.ts';
import { problemInWords } from '../../../kit/language/problem-words.ts';
import { t } from '../../words.ts';

export interface Attempt {
  readonly isBusy: boolean;
  /** Empty when nothing went wrong. */
  readonly trouble: string;
  say(words: string): void;
  attempt(work: () => Promise<void>): void;
}

export function useAttempt(): Attempt {
  const isBusy = useSignal(false);
  const trouble = useSignal('');
  const attempt = (work: () => Promise<void>): void => {
    isBusy.value = true;
    trouble.value = '';
    work()
      .catch(async (error: unknown) => { trouble.value = await inWords(error); })
      .finally(() => { isBusy.value = false; })
      .catch(reportError);
  };
  return { isBusy: isBusy.value, trouble: trouble.value, attempt, say: (words) => { trouble.value = words; } };
}

async function inWords(error: unknown): Promise<string> {
  if (error instanceof NoAnswer) return t('noAnswer');
  if (!(error instanceof Problem)) throw error;
  return problemInWords(error.code).catch(() => t('failed'));
}
