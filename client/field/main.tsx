/** Starts the field app. */
import { render } from 'preact';
import { openStore } from '../kit/store/open-store.ts';
import { startLanguage } from '../kit/language/language.ts';
import { startSync } from '../kit/sync/start-sync.ts';
import { enrol } from '../kit/enrolment/enrol.ts';
import { registerWorker } from '../service-worker/register.ts';
import '../kit/ui/tokens.css';
import '../kit/ui/fonts.css';
import '../kit/ui/base.css';

const store = await openStore('field');
await startLanguage('field');
const root = document.getElementById('app');
if (root !== null) render(<button type="button" onClick={() => { enrol(store, { login: '', password: '' }).catch(reportError); }} />, root);
startSync(store, __APP_VERSION__);
await registerWorker('field');
