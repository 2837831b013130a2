/**
 * Enrolment: one sign-in with a network makes the device able to work for days without. The server
 * binds a device to one person and, for a kiosk, to one place; whoever signs in again goes on with
 * the keys and the chain they had here, another person gets keys of their own.
 */
import type * as z from 'zod/mini';
import { Problem } from '#shared/kernel/problem.ts';
import { enrolmentReply, kioskPlacesReply } from '#shared/wire/enrolment.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import { send } from '../api/send.ts';
import type { Store } from '../store/open-store.ts';
import type { DeviceRow } from '../store/rows.ts';
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
  const given = { login: credentials.login.normalize('NFC').trim(), password: credentials.password };
  const known = (await store.device.all()).find((each) => each.login === given.login && isSamePlace(each.kiosk, kiosk));
  const identity = known ?? await newIdentity();
  try {
    await register(store, { identity, given, kiosk });
  } catch (error) {
    const isTurnedAway = error instanceof Problem && error.code === 'enrolment.not_allowed' && known !== undefined;
    if (!isTurnedAway) throw error;
    await register(store, { identity: await newIdentity(), given, kiosk });
  }
}

type Identity = Pick<DeviceRow, 'id' | 'keys'>;

async function newIdentity(): Promise<Identity> {
  return { id: crypto.randomUUID(), keys: await makeKeys() };
}

async function register(
  store: Store, { identity: { id, keys }, given, kiosk }: { identity: Identity; given: Credentials; kiosk: KioskPlace | undefined },
): Promise<void> {
  const atPlace = kiosk === undefined ? {} : { kiosk };
  const body = { protocolVersion, ...given, device: id, kind: store.app, publicKey: await publicKeyText(keys), ...atPlace };
  const { account, login, serverKey } = await send({ path: '/api/enrolments', body, reply: enrolmentReply });
  const isPersisted = await askToPersist();
  await store.device.enrol({ id, kind: store.app, keys, serverKey, account, login, isPersisted, ...atPlace });
}

function isSamePlace(left: KioskPlace | undefined, right: KioskPlace | undefined): boolean {
  return left?.campaign === right?.campaign && left?.place === right?.place;
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
async function askToPersist(): Promise<boolean> {
  try {
    return await navigator.storage.persist();
  } catch {
    return false;
  }
}
