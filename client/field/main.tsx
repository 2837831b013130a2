/**
 * Starts the field app in two steps. Sign-in is painted from this small part; store, sync and the
 * other screens follow while a person types, and the worker after them, so that its fetching is in
 * nobody's way. On a phone that was enrolled everything is on the phone: both steps start at once.
 */
import { render } from 'preact';
import { startLanguage } from '../kit/language/language.ts';
import { isWorkerServing, registerWorker } from '../service-worker/register.ts';
import { whenIdle } from '../kit/ui/when-idle.ts';
import { FieldApp } from './app.tsx';
import { listenForInstallOffer } from './state/install.ts';
import { loadRest, restComesFrom, wasEnrolled } from './state/rest.ts';
import '../kit/ui/tokens.css';
import '../kit/ui/fonts.css';
import '../kit/ui/base.css';
import '../kit/ui/components.css';

const root = document.getElementById('app');
if (root !== null) await start(root);

async function start(element: HTMLElement): Promise<void> {
  restComesFrom(() => import('./rest-of-app.tsx'));
  if (isWorkerServing()) loadRest().catch(reportError);
  listenForInstallOffer();
  const [isEnrolled] = await Promise.all([wasEnrolled(), startLanguage('field')]);
  render(<FieldApp wasEnrolled={isEnrolled} />, element);
  if (!isEnrolled) await whenIdle();
  await loadRest().catch(reportError);
  await whenIdle();
  await registerWorker('field').catch(reportError);
}
