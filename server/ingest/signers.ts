/**
 * Who made an envelope: the enrolled device that its header names, with the key that its signature
 * must fit. Asked for every signed envelope, so what was read is kept until something changes.
 */
import type { Storage } from '../storage/port.ts';
import { placeKey, type Sender } from './sender.ts';

export interface Signer {
  readonly sender: Sender & { readonly kind: 'field' | 'kiosk'; readonly places: ReadonlySet<string> };
  /** Raw point in base64. */
  readonly publicKey: string;
  readonly login: string;
}

export interface Signers {
  /** Undefined for a device that is not enrolled. */
  find(device: string): Promise<Signer | undefined>;
  /** After accounts, places or devices changed. */
  changed(): void;
}

type SignerStorage = Pick<Storage, 'device' | 'accountById' | 'placesOf'>;

const mostKept = 20_000;

export function createSigners(storage: SignerStorage): Signers {
  let kept = new Map<string, Signer>();
  return {
    find: async (device) => {
      const found = kept.get(device);
      if (found !== undefined) return found;
      // What is read while a change is stored must not outlive it: the map that it goes into is the old one.
      const current = kept;
      const read = await readSigner(storage, device);
      if (current.size >= mostKept) current.clear();
      if (read !== undefined) current.set(device, read);
      return read;
    },
    changed: () => { kept = new Map(); },
  };
}

export async function readSigner(storage: SignerStorage, id: string): Promise<Signer | undefined> {
  const device = await storage.device(id);
  const account = device === undefined ? undefined : await storage.accountById(device.account);
  if (device === undefined || account === undefined) return undefined;
  const places = device.kiosk === null ? await storage.placesOf(account.id) : [device.kiosk];
  return {
    sender: {
      device: device.id, account: account.id, kind: device.kind, isRevoked: device.isRevoked || account.isDisabled,
      isGenerated: false, places: new Set(places.map((each) => placeKey(each.campaign, each.place))),
    },
    publicKey: device.publicKey,
    login: account.login,
  };
}
