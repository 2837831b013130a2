/** An attempt to enrol: one at a time, and what went wrong in words. */
import { useSignal } from '@preact/signals';
import { Problem } from '#shared/kernel/problem.ts';
import { NoAnswer } from '../../../kit/api/no-answer.ts';
import { problemInWords } from '../../../kit/language/problem-words.ts';
import { enrolBy, type Ticket } from '../../state/rest.ts';
import { t } from '../../words.ts';

export interface Enrolment {
  readonly isBusy: boolean;
  /** Empty when nothing went wrong. */
  readonly trouble: string;
  attempt(ticket: Ticket): void;
  clear(): void;
}

export function useEnrolment(onDone?: () => void): Enrolment {
  const isBusy = useSignal(false);
  const trouble = useSignal('');
  const enrol = async (ticket: Ticket): Promise<void> => {
    if (await enrolBy(ticket)) onDone?.();
    else trouble.value = t('codeUnreadable');
  };
  const attempt = (ticket: Ticket): void => {
    isBusy.value = true;
    trouble.value = '';
    enrol(ticket)
      .catch(async (error: unknown) => { trouble.value = await inWords(error); })
      .finally(() => { isBusy.value = false; })
      .catch(reportError);
  };
  return { isBusy: isBusy.value, trouble: trouble.value, attempt, clear: () => { trouble.value = ''; } };
}

async function inWords(error: unknown): Promise<string> {
  if (error instanceof NoAnswer) return t('signInNoAnswer');
  if (!(error instanceof Problem)) throw error;
  return problemInWords(error.code).catch(() => t('signInFailed'));
}
