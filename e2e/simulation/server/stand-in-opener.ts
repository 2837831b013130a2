/** The ports of ingest that ask crypto, on stand-in crypto: who signed, and what is in it. */
import { openEnvelope } from '#shared/sealing/envelope.ts';
import type { EnvelopeOpener, OpenResult, OpenTask } from '../../../server/ingest/opener.ts';
import type { Signers } from '../../../server/ingest/signers.ts';
import { isSignature } from '../stand-in-crypto.ts';
import { standInKeyId } from '../stand-in-seal.ts';
import type { ServerDisk } from './server-disk.ts';

export const standInOpener: EnvelopeOpener = {
  open: async (tasks) => tasks.map(openOne),
  close: async () => undefined,
};

function openOne({ bytes, publicKey }: OpenTask): OpenResult {
  const opened = openEnvelope(bytes);
  const isSigned = publicKey !== null && opened !== undefined && opened.signature !== null && isSignature(publicKey, opened.signedBytes, opened.signature);
  if (opened?.header.keyIds?.[0] !== standInKeyId) return { isSigned, content: { fault: 'key_unknown' } };
  return { isSigned, content: { payload: opened.payload } };
}

export function signersOf(disk: ServerDisk, places: ReadonlySet<string>): Pick<Signers, 'find'> {
  return {
    find: async (id) => {
      const device = disk.data.devices.get(id);
      if (device === undefined) return undefined;
      const { publicKey, account, isRevoked } = device;
      return { publicKey, login: account, sender: { device: id, account, kind: 'field', isRevoked, isGenerated: false, places } };
    },
  };
}
