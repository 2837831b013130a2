import type { Health } from '#shared/wire/health.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { writeMoment } from '../today/state-line.ts';
import { t } from './health-words.ts';
import { writeMegabytes } from './health-line.ts';

const copies = { kept: 'secondCopyKept', behind: 'secondCopyBehind', absent: 'secondCopyAbsent' } as const;

/** Everything that is known about how the device keeps responses. */
export function HealthFacts({ health }: { readonly health: Health }) {
  const { isPersisted, isInstalled, freeBytes, secondCopy, unsent, oldestUnsentAtMs } = health;
  const facts = [
    [t('unsent'), unsent === 0 || oldestUnsentAtMs === null ? t('unsentNone') : t('unsentSince', { count: writeCount(unsent), time: writeMoment(oldestUnsentAtMs, Date.now()) })],
    [t('secondCopy'), t(copies[secondCopy])],
    [t('persisted'), t(isPersisted ? 'yes' : 'no')],
    [t('installed'), t(isInstalled ? 'yes' : 'no')],
    [t('free'), freeBytes === null ? t('unknown') : t('freeMegabytes', { free: writeMegabytes(freeBytes) })],
  ] as const;
  return (
    <dl class="facts">
      {facts.map(([name, words]) => <div key={name}><dt class="muted">{name}</dt><dd>{words}</dd></div>)}
    </dl>
  );
}
