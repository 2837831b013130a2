/** A few choices of the person who holds the device, kept apart from the work. */
import { createStore, del, get, set } from 'idb-keyval';

const choices = createStore('hailong-settings', 'settings');

/** A page does not wait longer for a choice: it begins with the default. */
const readMaxMs = 2_000;

/** The choice kept under `name`, or undefined; a browser that cannot say is asked again next time. */
export async function readSetting(name: string): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<undefined>((resolve) => { timer = setTimeout(() => resolve(undefined), readMaxMs); });
  try {
    return await Promise.race([get(name, choices).catch(() => undefined), tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

/** Erases a choice that is kept elsewhere by now. */
export async function forgetSetting(name: string): Promise<void> {
  await del(name, choices).catch(() => undefined);
}

/** Keeps a choice. When it cannot be kept it holds until the page is closed. */
export async function keepSetting(name: string, value: string): Promise<void> {
  await set(name, value, choices).catch(() => undefined);
}
