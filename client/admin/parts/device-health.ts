/** What a device told of itself, in one line for the office: only what somebody should do something about. */
import type { GapsReply } from '#shared/wire/gaps.ts';
import type { Health } from '#shared/wire/health.ts';
import { writeCount, writeDayMonth } from '../../kit/language/formats.ts';
import { t } from '../state/words.ts';

/** Below this a phone may stop keeping what is finished on it. */
const littleSpaceBytes = 100 * 1_048_576;

type Told = Pick<GapsReply['devices'][number], 'kind' | 'health'>;

/** Whether the office should ask after the device. */
export function isHealthCalling({ kind, health }: Told): boolean {
  return health !== null && warningsOf(health, kind).length > 0;
}

export function deviceHealthText({ kind, health }: Told): string {
  if (health === null) return t('healthUnknown');
  const warnings = warningsOf(health, kind);
  return warnings.length === 0 ? t('healthFine') : warnings.join('; ');
}

function warningsOf(health: Health, kind: string): string[] {
  const lost = health.incidents.filter((each) => each.kind === 'responses_lost').reduce((sum, each) => sum + each.count, 0);
  return [
    ...(lost > 0 ? [t('healthLost', { count: writeCount(lost) })] : []),
    ...(health.incidents.length > 0 && lost === 0 ? [t('healthIncidents', { count: writeCount(health.incidents.length) })] : []),
    ...(health.unsent > 0 && health.oldestUnsentAtMs !== null ? [t('healthUnsent', { count: writeCount(health.unsent), day: writeDayMonth(health.oldestUnsentAtMs) })] : []),
    // Browsers are slower to delete the data of an installed app.
    ...(kind === 'field' && !health.isInstalled && health.unsent > 0 ? [t('healthNotInstalled')] : []),
    ...(health.isPersisted ? [] : [t('healthNotPersisted')]),
    ...(health.secondCopy === 'kept' ? [] : [t('healthNoSecondCopy')]),
    ...(health.freeBytes !== null && health.freeBytes < littleSpaceBytes ? [t('healthLittleSpace')] : []),
  ];
}
