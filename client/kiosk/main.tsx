/**
 * Starts the kiosk. It always opens at the start screen: nothing of an earlier rating is read. The
 * store may not open while another window is in its way, so that the screen does not wait for it.
 */
import { render, type ComponentProps } from 'preact';
import { signal } from '@preact/signals';
import { startLanguageUnkept } from '../kit/language/language.ts';
import { openStore } from '../kit/store/open-store.ts';
import { storeState } from '../kit/store/store-state.ts';
import { startSync } from '../kit/sync/start-sync.ts';
import { whenIdle } from '../kit/ui/when-idle.ts';
import { registerWorker } from '../service-worker/register.ts';
import { KioskApp } from './app.tsx';
import { StorageTrouble } from './screens/trouble/storage-trouble.tsx';
import { t } from './words.ts';
import '../kit/ui/tokens.css';
import '../kit/ui/fonts.css';
import '../kit/ui/base.css';
import '../kit/ui/components.css';

const opened = signal<ComponentProps<typeof KioskApp> | undefined>(undefined);
const root = document.getElementById('app');
if (root !== null) await start(root);

async function start(element: HTMLElement): Promise<void> {
  startLanguageUnkept();
  render(<Kiosk />, element);
  await open().catch(reportError);
  await whenIdle();
  await registerWorker('kiosk').catch(reportError);
}

async function open(): Promise<void> {
  const store = await openStore('kiosk');
  opened.value = { store, sync: startSync(store, __APP_VERSION__) };
}

function Kiosk() {
  if (opened.value !== undefined) return <KioskApp {...opened.value} />;
  return storeState.value === 'opening' || storeState.value === 'open' ? <p class="kiosk-opening muted">{t('opening')}</p> : <StorageTrouble />;
}
