/**
 * Finding out about envelopes what judging needs: what is in them and who made them. The maker of a
 * signed one is the enrolled device that it names, if the signature fits that device's key.
 */
import { sealedVersion, unsealedVersion, type OpenedEnvelope } from '#shared/sealing/envelope.ts';
import type { Examined, Maker } from './judge.ts';
import type { EnvelopeOpener, OpenResult } from './opener.ts';
import type { Sender } from './sender.ts';
import type { Signer, Signers } from './signers.ts';

export interface ExamineParts {
  readonly opener: EnvelopeOpener;
  readonly signers: Pick<Signers, 'find'>;
}

export interface GivenEnvelope {
  readonly bytes: Uint8Array;
  readonly opened: OpenedEnvelope;
}

/** In order. `carrier` made what is unsigned, as far as anybody can tell. */
export async function examine<T extends GivenEnvelope>(
  given: readonly T[], carrier: Sender, { opener, signers }: ExamineParts,
): Promise<(T & Examined)[]> {
  const makers = await Promise.all(given.map(({ opened }) => (isSigned(opened) ? signers.find(opened.header.device) : undefined)));
  const signed = given.flatMap((each, at) => (isSigned(each.opened) ? [{ bytes: each.bytes, publicKey: makers[at]?.publicKey ?? null }] : []));
  const results = signed.length === 0 ? [] : await opener.open(signed);
  let next = 0;
  return given.map((each, at) => {
    const result = isSigned(each.opened) ? results[next++] : undefined;
    if (result === undefined) return { ...each, maker: carrier, content: unsealedContent(each.opened) };
    return { ...each, maker: makerOf(makers[at], result), content: result.content };
  });
}

/** From version 2 on every envelope is signed; of a version that is not known here nothing can be checked. */
function isSigned({ header }: OpenedEnvelope): boolean {
  return header.envelopeVersion === sealedVersion;
}

function unsealedContent({ header, payload }: OpenedEnvelope): Examined['content'] {
  return header.envelopeVersion === unsealedVersion && header.seal === 'none' ? { payload } : { fault: 'unreadable' };
}

function makerOf(signer: Signer | undefined, { isSigned: fits }: OpenResult): Maker {
  if (signer === undefined) return 'device_unknown';
  return fits ? signer.sender : 'signature_bad';
}
