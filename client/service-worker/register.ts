/**
 * Registers an app's service worker. A new version waits until a person takes it between two
 * interviews; nothing is exchanged under an open one.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import { Workbox } from 'workbox-window';

const lookEveryMs = 3_600_000;
const ready = signal(false);
let worker: Workbox | undefined;

/** Whether a new version lies ready. */
export const updateReady: ReadonlySignal<boolean> = ready;

/** Whether this page came from the worker: all that the app may load is on the device. */
export function isWorkerServing(): boolean {
  return 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
}

/** Called once by an app after its first screen. Without a built worker (development) nothing happens. */
export async function registerWorker(app: 'field' | 'kiosk'): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const registered = new Workbox(`/${app}/sw.js`, { scope: `/${app}/` });
  worker = registered;
  registered.addEventListener('waiting', () => { ready.value = true; });
  await registered.register();
  setInterval(() => { registered.update().catch(offlineIsNormal); }, lookEveryMs);
}

/** Takes the new version and loads the page anew. To be called between interviews only. */
export function applyUpdate(): void {
  worker?.addEventListener('controlling', () => location.reload());
  worker?.messageSkipWaiting();
}

/** Without a network there is no new version to be found. */
function offlineIsNormal(): void {
  return undefined;
}
