/**
 * Registers an app's service worker. A new version waits until a person takes it between two
 * interviews; nothing is exchanged under an open one.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import { takeOver } from './take-over.ts';

const lookEveryMs = 3_600_000;
const ready = signal(false);
let registration: ServiceWorkerRegistration | undefined;

/** Whether a new version lies ready. */
export const updateReady: ReadonlySignal<boolean> = ready;

/** Called once by an app after its first screen. Without a built worker (development) nothing happens. */
export async function registerWorker(app: 'field' | 'kiosk'): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const registered = await navigator.serviceWorker.register(`/${app}/sw.js`, { scope: `/${app}/` });
  registration = registered;
  registered.addEventListener('updatefound', () => {
    registered.installing?.addEventListener('statechange', () => look(registered));
  });
  look(registered);
  setInterval(() => { registered.update().catch(offlineIsNormal); }, lookEveryMs);
}

/** Takes the new version and loads the page anew. To be called between interviews only. */
export function applyUpdate(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
  registration?.waiting?.postMessage(takeOver);
}

/** A first installation waits for nobody: only what would replace a running version is an update. */
function look({ waiting }: ServiceWorkerRegistration): void {
  ready.value = waiting !== null && navigator.serviceWorker.controller !== null;
}

/** Without a network there is no new version to be found. */
function offlineIsNormal(): void {
  return undefined;
}
