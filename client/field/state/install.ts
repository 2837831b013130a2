/** The browser's offer to put the app on the home screen. It comes when the browser likes, often before the first screen. */
import { computed, signal } from '@preact/signals';

/** Chromium's event; the standard has none. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

const offer = signal<InstallOffer | undefined>(undefined);

/** Whether `install` can be answered now. */
export const isInstallOffered = computed(() => offer.value !== undefined);

export function listenForInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    if (!isOffer(event)) return;
    event.preventDefault();
    offer.value = event;
  });
  addEventListener('appinstalled', () => { offer.value = undefined; });
}

/** Lets the browser ask the person; an offer can be made once. */
export async function install(): Promise<void> {
  const made = offer.peek();
  offer.value = undefined;
  await made?.prompt();
}

function isOffer(event: Event): event is InstallOffer {
  return 'prompt' in event && typeof event.prompt === 'function';
}
