/**
 * Enrolling a device: a person signs in once and the device's public key is bound to them. A field
 * phone belongs to an enumerator; a kiosk stands at one place, chosen by whoever sets it up.
 */
import type { LocalText } from '#shared/kernel/local-text.ts';
import { Problem } from '#shared/kernel/problem.ts';
import type { EnrolmentReply, EnrolmentRequest } from '#shared/wire/enrolment.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import type { Account, Storage } from '../storage/port.ts';
import { accountFor, type CredentialsParts } from './credentials.ts';
import { readPublicKey, type ServerKey } from './keys.ts';
import { covers, readerOf } from './reader.ts';

export interface KioskPlace {
  readonly campaign: string;
  readonly campaignName: LocalText;
  readonly place: string;
  readonly placeName: LocalText;
}

export interface Enrolment {
  enrol(request: EnrolmentRequest): Promise<EnrolmentReply>;
  /** Where the person may set up a kiosk. */
  kioskPlaces(login: string, password: string): Promise<KioskPlace[]>;
}

export interface EnrolmentParts extends CredentialsParts {
  readonly serverKey: ServerKey;
  readonly now: () => number;
}

export function createEnrolment(parts: EnrolmentParts): Enrolment {
  const { storage, serverKey } = parts;
  return {
    enrol: async (request) => {
      if ('code' in request) throw new Problem('enrolment.wrong_code');
      const account = await accountFor(parts, request.login, request.password);
      await assertAllowed(parts, request, account);
      await register(parts, request, account);
      return { protocolVersion, device: request.device, account: account.id, login: account.login, serverKey: serverKey.publicKey };
    },
    kioskPlaces: async (login, password) => kioskPlacesOf(storage, await accountFor(parts, login, password)),
  };
}

async function assertAllowed({ storage }: EnrolmentParts, request: EnrolmentRequest, account: Account): Promise<void> {
  if (readPublicKey(request.publicKey) === undefined) throw new Problem('request.malformed');
  if ((request.kind === 'kiosk') !== (request.kiosk !== undefined)) throw new Problem('request.malformed');
  if (request.kind === 'field' && account.role === 'enumerator') return;
  const allowed = request.kind === 'kiosk' ? await kioskPlacesOf(storage, account) : [];
  const isAllowed = allowed.some((each) => each.campaign === request.kiosk?.campaign && each.place === request.kiosk.place);
  if (!isAllowed) throw new Problem('enrolment.not_allowed');
}

/** The reply to an enrolment may be lost: the same device with the same key and person may ask again. */
async function register({ storage, now }: EnrolmentParts, request: EnrolmentRequest, account: Account): Promise<void> {
  const { device: id, kind, publicKey, kiosk = null } = request;
  const known = await storage.device(id);
  if (known === undefined) {
    await storage.enrolDevice({
      id, account: account.id, kind, publicKey, kiosk, enrolledAtMs: now(), lastSeenAtMs: null, waiting: 0, isRevoked: false,
    });
    return;
  }
  const isSame = known.account === account.id && known.publicKey === publicKey && known.kind === kind
    && known.kiosk?.campaign === kiosk?.campaign && known.kiosk?.place === kiosk?.place && !known.isRevoked;
  if (!isSame) throw new Problem('enrolment.not_allowed');
}

async function kioskPlacesOf(storage: Storage, account: Account): Promise<KioskPlace[]> {
  const { role, scope } = readerOf(account);
  if (role === 'viewer' || role === 'auditor') return [];
  const campaigns = await storage.campaigns(scope);
  const open = campaigns.filter(({ status, campaign }) => status === 'open' && campaign.channels.includes('kiosk'));
  return open.flatMap(({ campaign }) => campaign.places
    .filter((place) => covers(scope.units, place.unit))
    .map((place) => ({ campaign: campaign.id, campaignName: campaign.name, place: place.id, placeName: place.name })));
}
