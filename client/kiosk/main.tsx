/** Starts the kiosk. It always opens at the start screen: nothing of an earlier visit is read. */
import { render } from 'preact';
import { startLanguageUnkept } from '../kit/language/language.ts';
import { openStore } from '../kit/store/open-store.ts';
import { startSync } from '../kit/sync/start-sync.ts';
import { registerWorker } from '../service-worker/register.ts';
import { KioskApp } from './app.tsx';
import '../kit/ui/tokens.css';
import '../kit/ui/fonts.css';
import '../kit/ui/base.css';
import '../kit/ui/components.css';

startLanguageUnkept();
const root = document.getElementById('app');
if (root !== null) {
  const store = await openStore('kiosk');
  render(<KioskApp store={store} sync={startSync(store, __APP_VERSION__)} />, root);
}
await registerWorker('kiosk').catch(reportError);
