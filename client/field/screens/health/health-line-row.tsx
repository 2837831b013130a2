import { useSignal } from '@preact/signals';
import { Button } from '../../../kit/ui/button.tsx';
import { Icon } from '../../../kit/ui/icon.tsx';
import type { App } from '../../state/app.ts';
import { install, isInstallOffered } from '../../state/install.ts';
import { open } from '../../state/route.ts';
import { healthLine, type HealthLine } from './health-line.ts';
import { t } from './health-words.ts';

/** What needs doing about the device; a tap does the one thing that can be done here. */
export function HealthLineRow({ app }: { readonly app: App }) {
  const isTold = useSignal(false);
  const health = app.store.health.value;
  if (health === undefined) return null;
  const line = healthLine(health, { nowMs: Date.now(), needsEnrolment: app.sync.state.value === 'unknown_device' });
  if (line === undefined) return null;
  const act = (): void => {
    if (line.act === 'install') installOr(() => { isTold.value = true; });
    else open({ screen: screens[line.act] });
  };
  return (
    <button type="button" class={`health-line health-${line.tone}`} onClick={act}>
      <Icon name={line.tone === 'info' ? 'info' : 'warning'} />
      <span class="health-words">
        <span>{isTold.value && line.act === 'install' ? t('installHow') : line.words}</span>
        <b class="health-act">{t(acts[line.act])}</b>
      </span>
    </button>
  );
}

const screens = { rescue: 'rescue', enrol: 'sign-in', settings: 'settings' } as const;
const acts = { rescue: 'openRescue', enrol: 'enrolAgain', settings: 'openSettings', install: 'install' } as const satisfies Record<HealthLine['act'], string>;

/** Where the browser offers nothing the person is told the way through its menu. */
export function InstallButton() {
  const isTold = useSignal(false);
  return isTold.value ? <p>{t('installHow')}</p> : <Button onClick={() => installOr(() => { isTold.value = true; })}>{t('install')}</Button>;
}

function installOr(tell: () => void): void {
  if (isInstallOffered.peek()) install().catch(reportError);
  else tell();
}
