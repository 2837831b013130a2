/**
 * The content of an envelope of any version, for everything on the server that reads one: ingest,
 * the held list, exports, rebuilding. It waits for nothing, so it works in any thread and inside a
 * transaction. Whether the signature is genuine is asked apart from it.
 */
import { inflateRawSync } from 'node:zlib';
import { unsealedVersion, type OpenedEnvelope } from '#shared/sealing/envelope.ts';
import type { OpenedContent } from '#shared/sealing/open-sealed.ts';
import { unpadContent, type Inflate } from '#shared/sealing/padded-content.ts';
import { hpkeInfo, readSealedPayload, type KeySlot, type SealedPayload } from '#shared/sealing/sealed-payload.ts';
import type { OpeningKeys } from './key-files.ts';
import { aesGcmOpen, hpkeOpen, type OpeningKey } from './hpke.ts';

/** The response's bytes inside: of an unsealed envelope as they are, of a sealed one by whichever of its keys is there. */
export function openContent(opened: OpenedEnvelope, keyOf: OpeningKeys): OpenedContent {
  const { header, payload, headerBytes } = opened;
  if (header.envelopeVersion === unsealedVersion && header.seal === 'none') return { payload };
  const sealed = readSealedPayload(opened);
  if (sealed === undefined) return { fault: 'unreadable' };
  for (const slot of sealed.slots) {
    const key = keyOf(slot.keyId);
    if (key !== undefined) return openBy(key, { sealed, slot, aad: headerBytes });
  }
  return { fault: 'key_unknown' };
}

function openBy(key: OpeningKey, { sealed, slot, aad }: { readonly sealed: SealedPayload; readonly slot: KeySlot; readonly aad: Uint8Array }): OpenedContent {
  try {
    const contentKey = hpkeOpen(key, { encapsulated: slot.encapsulated, ciphertext: slot.sealedKey }, { info: hpkeInfo, aad });
    const payload = unpadContent(aesGcmOpen({ key: contentKey, nonce: sealed.nonce, aad }, sealed.ciphertext), inflate);
    return payload === undefined ? { fault: 'unreadable' } : { payload };
  } catch {
    return { fault: 'unreadable' };
  }
}

const inflate: Inflate = (bytes, limitBytes) => inflateRawSync(bytes, { maxOutputLength: limitBytes });
