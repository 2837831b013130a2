/**
 * Enrolment: one sign-in with a network makes the device able to work for days without. It goes by
 * login and password, or by a code from the office, typed or read from a QR. The server binds a
 * device to one person and, for a kiosk, to one place; whoever comes again goes on with the keys
 * and the chain they had here, another person gets keys of their own.
 */
import type * as z from 'zod/mini';
import { Problem } from '#shared/kernel/problem.ts';
import { enrolmentReply, kioskPlacesReply } from '#shared/wire/enrolment.ts';
import type { EnrolmentLink } from '#shared/wire/enrolment-codes.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import { send } from '../api/send.ts';
import type { Store } from '../store/open-store.ts';
import type { DeviceRow } from '../store/rows.ts';
import { assertServer } from './assert-server.ts';
import { makeKeys, publicKeyText } from './keys.ts';

export interface Credentials {
  readonly login: string;
  readonly password: string;
}
export interface KioskPlace {
  readonly campaign: string;
  readonly place: string;
}

/**
 * Rejects with `Problem` (wrong password or code, not allowed, another server than that of the QR or,
 * without one, than the one that this phone knows) or `NoAnswer`; nothing is kept then. By code the place of a kiosk is what the code says.
 */
export async function enrol(store: Store, given: Credentials | EnrolmentLink, kiosk?: KioskPlace): Promise<void> {
  if ('code' in given) await enrolByCode(store, given);
  else await enrolByPassword(store, { login: given.login.normalize('NFC').trim(), password: given.password }, kiosk);
}

/** What is shown to the server, and what it has to be. */
interface Ticket {
  readonly proof: Credentials | { readonly code: string };
  readonly kiosk?: KioskPlace | undefined;
  /** The key in the QR, else the one that this phone knows: the server must hold it. */
  readonly serverKey: string | undefined;
}

type Identity = Pick<DeviceRow, 'id' | 'keys'>;

async function enrolByPassword(store: Store, proof: Credentials, kiosk: KioskPlace | undefined): Promise<void> {
  const rows = await store.device.all();
  const known = rows.find((each) => each.login === proof.login && isSamePlace(each.kiosk, kiosk));
  const fresh = await newIdentity();
  const serverKey = rows[0]?.serverKey;
  if (serverKey !== undefined) await assertServer(serverKey, fresh.id);
  await registerFirst(store, [...(known === undefined ? [] : [known]), fresh], { proof, kiosk, serverKey });
}

/** New identities by the code they were offered with: the server keeps a code for the first that it took, and its reply may be lost. */
const offered = new Map<string, Identity>();

/** Whose code it is shows only in the reply: the identities of this phone are offered in turn, then a new one. */
async function enrolByCode(store: Store, { code, serverKey }: EnrolmentLink): Promise<void> {
  const fresh = offered.get(code) ?? await newIdentity();
  offered.set(code, fresh);
  const rows = await store.device.all();
  const expected = serverKey ?? rows[0]?.serverKey;
  if (expected !== undefined) await assertServer(expected, fresh.id);
  await registerFirst(store, [...rows, fresh], { proof: { code }, serverKey: expected });
  offered.delete(code);
}

async function newIdentity(): Promise<Identity> {
  return { id: crypto.randomUUID(), keys: await makeKeys() };
}

/** Registers the first identity that the office does not turn away. */
async function registerFirst(store: Store, [identity, ...others]: readonly Identity[], ticket: Ticket): Promise<void> {
  if (identity === undefined) throw new Problem('enrolment.not_allowed');
  try {
    await register(store, identity, ticket);
  } catch (error) {
    const isTurnedAway = error instanceof Problem && error.code === 'enrolment.not_allowed';
    if (!isTurnedAway || others.length === 0) throw error;
    await registerFirst(store, others, ticket);
  }
}

async function register(store: Store, { id, keys }: Identity, ticket: Ticket): Promise<void> {
  const atPlace = ticket.kiosk === undefined ? {} : { kiosk: ticket.kiosk };
  const body = { protocolVersion, ...ticket.proof, device: id, kind: store.app, publicKey: await publicKeyText(keys), ...atPlace };
  const { account, login, serverKey, kiosk = ticket.kiosk } = await send({ path: '/api/enrolments', body, reply: enrolmentReply });
  if (ticket.serverKey !== undefined && serverKey !== ticket.serverKey) throw new Problem('enrolment.other_server');
  const isPersisted = await askToPersist();
  await store.device.enrol({ id, kind: store.app, keys, serverKey, account, login, isPersisted, ...(kiosk === undefined ? {} : { kiosk }) });
}

function isSamePlace(left: KioskPlace | undefined, right: KioskPlace | undefined): boolean {
  return left?.campaign === right?.campaign && left?.place === right?.place;
}

/** The centres that a person may set a kiosk up for. Asked of the server that this tablet knows, where it knows one, before the password is. */
export async function kioskPlaces(store: Pick<Store, 'device'>, credentials: Credentials): Promise<z.infer<typeof kioskPlacesReply>['places']> {
  const [known] = await store.device.all();
  if (known !== undefined) await assertServer(known.serverKey, known.id);
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
