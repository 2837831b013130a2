/** One line on the state of the data, in the order of what a person must know first. */
import { writeDayMonth, writeTime } from '../../../kit/language/formats.ts';
import type { OutboxSummary } from '../../../kit/store/rows.ts';
import type { SyncState } from '../../../kit/sync/state.ts';
import { t } from '../../words.ts';

export interface StateLine {
  readonly tone: 'quiet' | 'waiting' | 'trouble';
  readonly counts: string;
  readonly detail: string;
}

const oldAfterMs = 24 * 3_600_000;

export function stateLine(summary: OutboxSummary, sync: SyncState, nowMs: number): StateLine {
  const waiting = summary.waiting + summary.refused;
  const received = summary.received + summary.held;
  const counts = waiting + received === 0 ? t('stateNothing') : t('stateCounts', { waiting, received });
  const trouble = troubleOf(sync);
  if (trouble !== undefined) return { tone: 'trouble', counts, detail: trouble };
  if (summary.refused > 0) return { tone: 'trouble', counts, detail: t('stateRefused', { count: summary.refused }) };
  if (isOld(summary, nowMs)) return { tone: 'waiting', counts, detail: t('stateOld') };
  if (summary.lastReceiptAtMs === null) return { tone: 'quiet', counts, detail: t('stateNever') };
  const time = writeMoment(summary.lastReceiptAtMs, nowMs);
  return { tone: 'quiet', counts, detail: t(waiting === 0 ? 'stateAllReceived' : 'stateConfirmed', { time }) };
}

/** `10:42` today, `20/11 10:42` on another day. */
export function writeMoment(atMs: number, nowMs: number): string {
  const isToday = writeDayMonth(atMs) === writeDayMonth(nowMs);
  return isToday ? writeTime(atMs) : `${writeDayMonth(atMs)} ${writeTime(atMs)}`;
}

function isOld({ oldestWaitingAtMs }: OutboxSummary, nowMs: number): boolean {
  return oldestWaitingAtMs !== null && nowMs - oldestWaitingAtMs > oldAfterMs;
}

function troubleOf(sync: SyncState): string | undefined {
  switch (sync) {
    case 'wrong_server': return t('stateWrongServer');
    case 'unknown_device': return t('stateSignInAgain');
    case 'revoked': return t('stateRevoked');
    case 'failed': return t('stateFailed');
    default: return undefined;
  }
}
