/** An envelope of version 2 in the product's own framing, its payload open and its signature a stand-in. */
import { headerOf, hpkeSeal, sealedVersion, type ChainPlace } from '#shared/sealing/envelope.ts';
import type { Response } from '#shared/response/model.ts';
import { signatureOf, textBytes, type StandInKey } from './stand-in-crypto.ts';

export const standInKeyId = 'a'.repeat(32);

export function standInSeal(response: Response, place: ChainPlace, key: StandInKey): Uint8Array {
  const header = headerOf(response, place, { envelopeVersion: sealedVersion, seal: hpkeSeal, keyIds: [standInKeyId] });
  const signed = textBytes(`${JSON.stringify(header)}\n${JSON.stringify(response)}`);
  return new Uint8Array(Buffer.concat([signed, signatureOf(key, signed)]));
}
