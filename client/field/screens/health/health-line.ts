/**
 * The one line about the device, when something needs doing: the most pressing thing first, nothing
 * when all is well. Waiting for a day is said by the line on the state of the data.
 */
import type { Health } from '#shared/wire/health.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { t } from './health-words.ts';

export interface HealthLine {
  readonly tone: 'waiting' | 'trouble' | 'info';
  readonly words: string;
  /** What can be done about it here. */
  readonly act: 'rescue' | 'install' | 'enrol' | 'settings';
}

const bytesPerMegabyte = 1_000_000;
const littleFreeShare = 0.1;
const rescueAfterMs = 3 * 24 * 3_600_000;

export function healthLine(health: Health, now: { readonly nowMs: number; readonly needsEnrolment: boolean }): HealthLine | undefined {
  if (now.needsEnrolment) return { tone: 'waiting', words: t('lineEnrolAgain'), act: 'enrol' };
  if (isNearlyFull(health)) return { tone: 'trouble', words: t('lineSpace', { free: writeMegabytes(health.freeBytes ?? 0) }), act: health.unsent > 0 ? 'rescue' : 'settings' };
  if (isOverdue(health, now.nowMs)) return { tone: 'waiting', words: t('lineOld'), act: 'rescue' };
  if (health.secondCopy !== 'kept' && health.unsent > 0) return { tone: 'waiting', words: t('lineSecondCopy'), act: 'rescue' };
  if (!health.isPersisted && health.unsent > 0) return { tone: 'waiting', words: t('lineNotPersisted'), act: health.isInstalled ? 'rescue' : 'install' };
  return health.isInstalled ? undefined : { tone: 'info', words: t('lineNotInstalled'), act: 'install' };
}

/** When a rescue file is proposed beside the outbox: what waits here could be lost with this device. */
export function needsRescue(health: Health, nowMs: number): boolean {
  return health.unsent > 0 && (!health.isPersisted || isNearlyFull(health) || isOverdue(health, nowMs));
}

export function writeMegabytes(bytes: number): string {
  return writeCount(Math.floor(bytes / bytesPerMegabyte));
}

function isNearlyFull({ freeBytes, usedBytes }: Health): boolean {
  return freeBytes !== null && usedBytes !== null && freeBytes < littleFreeShare * (freeBytes + usedBytes);
}

function isOverdue({ oldestUnsentAtMs }: Health, nowMs: number): boolean {
  return oldestUnsentAtMs !== null && nowMs - oldestUnsentAtMs > rescueAfterMs;
}
