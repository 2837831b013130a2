/**
 * Enrolling a device: a person signs in once, or a code from the desk is handed over, and the
 * device's public key is bound to the person. A field phone belongs to an enumerator; a kiosk
 * stands at one place, chosen by whoever sets it up or made the code.
 */
import { Problem } from '#shared/kernel/problem.ts';
import type { EnrolmentReply, EnrolmentRequest } from '#shared/wire/enrolment.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import type { Account, PlaceAssignment } from '../storage/port.ts';
import { accountFor, type CredentialsParts } from './credentials.ts';
import type { EnrolmentCodes } from './enrolment-codes.ts';
import { readPublicKey, type ServerKey } from './keys.ts';
import { kioskPlacesFor, type KioskPlace } from './kiosk-places.ts';
import { readerOf } from './reader.ts';

export interface Enrolment {
  enrol(request: EnrolmentRequest): Promise<EnrolmentReply>;
  /** Where the person may set up a kiosk. */
  kioskPlaces(login: string, password: string): Promise<KioskPlace[]>;
}

export interface EnrolmentParts extends CredentialsParts {
  readonly codes: Pick<EnrolmentCodes, 'read' | 'take'>;
  readonly serverKey: ServerKey;
  readonly now: () => number;
}

export function createEnrolment(parts: EnrolmentParts): Enrolment {
  const { storage, serverKey } = parts;
  return {
    enrol: async (request) => {
      if (readPublicKey(request.publicKey) === undefined) throw new Problem('request.malformed');
      const { account, kiosk } = 'code' in request ? await byCode(parts, request) : await byPassword(parts, request);
      const isNew = await isNewDevice(parts, request, { account, kiosk });
      // Only now: an identity that is turned away leaves the code to the next that the phone offers.
      if ('code' in request) await parts.codes.take(request.code, request);
      if (isNew) await register(parts, request, { account, kiosk });
      return {
        protocolVersion, device: request.device, account: account.id, login: account.login, serverKey: serverKey.publicKey,
        ...(kiosk === null ? {} : { kiosk }),
      };
    },
    kioskPlaces: async (login, password) => kioskPlacesFor(storage, readerOf(await accountFor(parts, login, password))),
  };
}

interface Bound {
  readonly account: Account;
  readonly kiosk: PlaceAssignment | null;
}
type ByCode = Extract<EnrolmentRequest, { code: string }>;
type ByPassword = Exclude<EnrolmentRequest, ByCode>;

async function byCode({ storage, codes }: EnrolmentParts, request: ByCode): Promise<Bound> {
  const taken = await codes.read(request.code, request);
  const account = await storage.accountById(taken.account);
  if (taken.kind !== request.kind || account === undefined || account.isDisabled) throw new Problem('enrolment.not_allowed');
  return { account, kiosk: taken.kiosk };
}

async function byPassword(parts: EnrolmentParts, request: ByPassword): Promise<Bound> {
  const account = await accountFor(parts, request.login, request.password);
  const { kind, kiosk = null } = request;
  if ((kind === 'kiosk') !== (kiosk !== null)) throw new Problem('request.malformed');
  if (kind === 'field' && account.role === 'enumerator') return { account, kiosk };
  const allowed = kind === 'kiosk' ? await kioskPlacesFor(parts.storage, readerOf(account)) : [];
  const isAllowed = allowed.some((each) => each.campaign === kiosk?.campaign && each.place === kiosk.place);
  if (!isAllowed) throw new Problem('enrolment.not_allowed');
  return { account, kiosk };
}

/** The reply to an enrolment may be lost: the same device with the same key and person may ask again. Any other is not allowed. */
async function isNewDevice({ storage }: EnrolmentParts, request: EnrolmentRequest, { account, kiosk }: Bound): Promise<boolean> {
  const { device: id, kind, publicKey } = request;
  const known = await storage.device(id);
  if (known === undefined) return true;
  const isSame = known.account === account.id && known.publicKey === publicKey && known.kind === kind
    && known.kiosk?.campaign === kiosk?.campaign && known.kiosk?.place === kiosk?.place && !known.isRevoked;
  if (!isSame) throw new Problem('enrolment.not_allowed');
  return false;
}

async function register({ storage, now }: EnrolmentParts, { device: id, kind, publicKey }: EnrolmentRequest, { account, kiosk }: Bound): Promise<void> {
  await storage.enrolDevice({
    id, account: account.id, kind, publicKey, kiosk, enrolledAtMs: now(), lastSeenAtMs: null, waiting: 0, isRevoked: false,
  });
}
