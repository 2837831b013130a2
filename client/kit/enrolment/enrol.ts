/**
 * Enrolment: one sign-in with a network makes the device able to work for days without. A device
 * keeps its id, key pair and chain when another person signs in, so that what waits in the outbox
 * is still this device's.
 */
import type * as z from 'zod/mini';
import { enrolmentReply, kioskPlacesReply } from '#shared/wire/enrolment.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import { send } from '../api/send.ts';
import type { Store } from '../store/open-store.ts';
import { makeKeys, publicKeyText } from './keys.ts';

export interface Credentials {
  readonly login: string;
  readonly password: string;
}
export interface KioskPlace {
  readonly campaign: string;
  readonly place: string;
}

/** Rejects with `Problem` (wrong password, not allowed) or `NoAnswer`; nothing is kept then. */
export async function enrol(store: Store, credentials: Credentials, kiosk?: KioskPlace): Promise<void> {
  const before = await store.device.get();
  const keys = before?.keys ?? await makeKeys();
  const id = before?.id ?? crypto.randomUUID();
  const reply = await send({
    path: '/api/enrolments',
    body: {
      protocolVersion, ...credentials, login: credentials.login.normalize('NFC').trim(),
      device: id, kind: store.app, publicKey: await publicKeyText(keys), ...(kiosk === undefined ? {} : { kiosk }),
    },
    reply: enrolmentReply,
  });
  const { account, login, serverKey } = reply;
  const isPersisted = await askToPersist();
  await store.device.enrol({
    id, kind: store.app, keys, serverKey, account, login, isPersisted, ...(kiosk === undefined ? {} : { kiosk }),
  });
}

/** The centres that a person may set a kiosk up for. */
export async function kioskPlaces(credentials: Credentials): Promise<z.infer<typeof kioskPlacesReply>['places']> {
  return (await send({ path: '/api/kiosk-places', body: credentials, reply: kioskPlacesReply })).places;
}

/** The next person signs in anew; keys, chain, drafts and outbox stay. */
export async function signOut(store: Store): Promise<void> {
  await store.device.change({ isSignedIn: false });
}

/** Asks the browser never to evict our data; its answer is kept and may be no. */
export async function askToPersist(): Promise<boolean> {
  try {
    return await navigator.storage.persist();
  } catch {
    return false;
  }
}
