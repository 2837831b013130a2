/** Starts the field app. */
import { render } from 'preact';
import { startLanguage } from '../kit/language/language.ts';
import { openStore } from '../kit/store/open-store.ts';
import { startSync } from '../kit/sync/start-sync.ts';
import { registerWorker } from '../service-worker/register.ts';
import { FieldApp } from './app.tsx';
import { StorageTrouble } from './screens/trouble/storage-trouble.tsx';
import { createApp } from './state/app.ts';
import '../kit/ui/tokens.css';
import '../kit/ui/fonts.css';
import '../kit/ui/base.css';
import '../kit/ui/components.css';

const root = document.getElementById('app');
if (root !== null) await start(root);

async function start(element: HTMLElement): Promise<void> {
  await startLanguage('field');
  try {
    const store = await openStore('field');
    const app = await createApp(store, startSync(store, __APP_VERSION__));
    render(<FieldApp app={app} />, element);
  } catch (error) {
    render(<StorageTrouble state="failed" />, element);
    reportError(error);
  }
  await registerWorker('field').catch(reportError);
}
