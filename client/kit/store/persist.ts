/** Asks the browser never to evict our data. Browsers say yes more often once an app is installed and in use, so it is asked again. */
import type { DeviceStore } from './device.ts';

/** Its answer may be no. */
export async function askToPersist(): Promise<boolean> {
  try {
    return await navigator.storage.persist();
  } catch {
    return false;
  }
}

/** For what comes after the first finished response of a start: asks unless the browser said yes before. */
export function persistOnce(device: DeviceStore): () => Promise<void> {
  let isAsked = false;
  return async () => {
    if (isAsked) return;
    isAsked = true;
    if ((await device.get())?.isPersisted === false && await askToPersist()) await device.change({ isPersisted: true });
  };
}
