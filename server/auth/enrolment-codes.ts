/**
 * Codes by which a phone or a kiosk enrols without anybody typing a password into it: made at the
 * desk for one person or one place, good for fifteen minutes and for one device, kept as a hash.
 */
import { randomBytes } from 'node:crypto';
import { Problem } from '#shared/kernel/problem.ts';
import {
  enrolmentCodeBytes, enrolmentCodeGoodForMs, readEnrolmentCode, writeEnrolmentCode, writeEnrolmentLink, type EnrolmentCodeReply,
  type EnrolmentCodeRequest,
} from '#shared/wire/enrolment-codes.ts';
import type { Account, EnrolmentCode, PlaceAssignment, Storage } from '../storage/port.ts';
import type { ServerKey } from './keys.ts';
import { kioskPlacesFor } from './kiosk-places.ts';
import { covers, type Reader } from './reader.ts';
import { tokenHash } from './tokens.ts';

export interface EnrolmentCodes {
  /** Throws `account.unknown` for anybody whom the reader may not send out, `enrolment.not_allowed` for such a place. */
  make(request: EnrolmentCodeRequest, by: { readonly reader: Reader; readonly origin: string }): Promise<EnrolmentCodeReply>;
  /** Throws `enrolment.wrong_code` alike for a wrong, a used and an expired one. The device that took it may ask again. */
  read(typed: string, device: CodeDevice): Promise<EnrolmentCode>;
  /** From now on it is this device's, with this key and no other; throws as `read` where another was faster. */
  take(typed: string, device: CodeDevice): Promise<void>;
}

export interface CodeDevice {
  readonly device: string;
  readonly publicKey: string;
}

export interface EnrolmentCodesParts {
  readonly storage: Storage;
  readonly serverKey: ServerKey;
  readonly now: () => number;
}

export function createEnrolmentCodes(parts: EnrolmentCodesParts): EnrolmentCodes {
  const { storage, serverKey, now } = parts;
  return {
    make: async (request, { reader, origin }) => {
      const whom = await boundTo(storage, request, reader);
      const code = writeEnrolmentCode(randomBytes(enrolmentCodeBytes));
      const expiresAtMs = now() + enrolmentCodeGoodForMs;
      await storage.createEnrolmentCode({ ...whom, codeHash: tokenHash(code), createdBy: reader.account, expiresAtMs }, now());
      const url = writeEnrolmentLink(`${origin}/${whom.kind}/`, { code, serverKey: serverKey.publicKey });
      return { code, expiresAtMs, url };
    },
    read: async (typed, device) => {
      const code = readEnrolmentCode(typed);
      const found = code === undefined ? undefined : await storage.enrolmentCode(tokenHash(code), { by: takerOf(device), atMs: now() });
      if (found === undefined) throw new Problem('enrolment.wrong_code');
      return found;
    },
    take: async (typed, device) => {
      const code = readEnrolmentCode(typed);
      const isTaken = code !== undefined && await storage.takeEnrolmentCode(tokenHash(code), { by: takerOf(device), atMs: now() });
      if (!isTaken) throw new Problem('enrolment.wrong_code');
    },
  };
}

/** With the key: an id is known to whoever carried an envelope of the device. */
function takerOf({ device, publicKey }: CodeDevice): string {
  return `${device} ${publicKey}`;
}

async function boundTo(
  storage: Storage, request: EnrolmentCodeRequest, reader: Reader,
): Promise<Pick<EnrolmentCode, 'kind' | 'account' | 'kiosk'>> {
  if ('login' in request) {
    const account = await storage.accountByLogin(request.login.normalize('NFC').trim());
    if (account === undefined || !await maySendOut(storage, reader, account)) throw new Problem('account.unknown');
    return { kind: 'field', account: account.id, kiosk: null };
  }
  const { campaign, place } = request.kiosk;
  const isTheirs = (await kioskPlacesFor(storage, reader)).some((each) => each.campaign === campaign && each.place === place);
  if (!isTheirs) throw new Problem('enrolment.not_allowed');
  return { kind: 'kiosk', account: reader.account, kiosk: { campaign, place } };
}

/** An admin every enumerator; a supervisor those who work in places of theirs and nowhere else. */
async function maySendOut(storage: Storage, reader: Reader, account: Account): Promise<boolean> {
  if (account.role !== 'enumerator' || account.isDisabled) return false;
  if (reader.role === 'admin') return true;
  const places = await storage.placesOf(account.id);
  const theirs = await Promise.all(places.map((each) => isWithin(storage, reader, each)));
  return places.length > 0 && theirs.every(Boolean);
}

async function isWithin(storage: Storage, { scope }: Reader, { campaign, place }: PlaceAssignment): Promise<boolean> {
  const found = (await storage.campaign(campaign, scope))?.campaign.places.find((each) => each.id === place);
  return found !== undefined && covers(scope.units, found.unit);
}
