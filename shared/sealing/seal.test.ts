import { deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Response } from '../response/model.ts';
import { openEnvelope, parseJson, type OpenedEnvelope } from './envelope.ts';
import { openSealed, type KeyOf } from './open-sealed.ts';
import { isLowS, lowS, twinOf } from './low-s.ts';
import { maxContentBytes, padContent, unpadContent, type Compress, type Inflate } from './padded-content.ts';
import { prepareSeal, sealEnvelope } from './seal.ts';
import { makeSealingPair, sealingKeyOf } from './sealing-key.ts';
import { isSigned, makeSigningKeys, publicKeyText, signBytes } from './signing.ts';

const response: Response = {
  formatVersion: 1, id: '0b8c5c1e-5a0f-4c8e-9d53-3f1f0e5d7a11', campaign: 'đợt-1', questionnaire: { id: 'q', version: 1, hash: 'a'.repeat(64) },
  channel: 'field', respondentKind: 'person', language: 'vi', mode: 'face_to_face', answerFormat: 'dock',
  position: { unit: 'xã-a', stratum: '', cluster: '', weight: 1 }, device: 'device-1',
  startedAt: { utcMs: 1, offsetMinutes: 420 }, finishedAt: { utcMs: 2, offsetMinutes: 420 }, durationMs: 1,
  answers: { c1: 5 },
};
const chain = { sequence: 3, previousHash: 'b'.repeat(64) };
const compress: Compress = async (bytes) => new Uint8Array(deflateRawSync(bytes));
const inflate: Inflate = (bytes, limitBytes) => new Uint8Array(inflateRawSync(bytes, { maxOutputLength: limitBytes }));

type Pair = Awaited<ReturnType<typeof makeSealingPair>>;
let working: Pair;
let recovery: Pair;
let device: CryptoKeyPair;
let publicKey: string;
beforeAll(async () => {
  [working, recovery, device] = await Promise.all([makeSealingPair(), makeSealingPair(), makeSigningKeys()]);
  publicKey = await publicKeyText(device);
});

const keysOf = (...pairs: readonly Pair[]): KeyOf => (id) => pairs.find(({ key }) => key.id === id)?.pair;
const seal = (over: Partial<Response> = {}, with_: { readonly compress?: Compress | null; readonly recipients?: readonly Pair[] } = {}) => sealEnvelope(
  { ...response, ...over }, chain,
  { recipients: (with_.recipients ?? [working, recovery]).map((each) => each.key), sign: (bytes) => signBytes(device.privateKey, bytes), compress: with_.compress === undefined ? compress : with_.compress },
);
const open = (bytes: Uint8Array): OpenedEnvelope => openEnvelope(bytes) ?? expect.fail('no envelope');
const contentOf = async (bytes: Uint8Array, keyOf: KeyOf = keysOf(working)): Promise<unknown> => {
  const content = await openSealed(open(bytes), keyOf, inflate);
  return 'payload' in content ? parseJson(content.payload) : content.fault;
};
const isGenuine = (opened: OpenedEnvelope): Promise<boolean> =>
  opened.signature === null ? Promise.resolve(false) : isSigned(publicKey, opened.signedBytes, opened.signature);

describe('a seal made ahead', () => {
  const sealWith = (prepared: Awaited<ReturnType<typeof prepareSeal>>, recipients = [working.key, recovery.key]): Promise<Uint8Array> =>
    sealEnvelope(response, chain, { recipients, prepared, compress, sign: (bytes) => signBytes(device.privateKey, bytes) });

  it('opens to each recipient', async () => {
    const bytes = await sealWith(await prepareSeal([working.key, recovery.key]));
    expect(await Promise.all([working, recovery].map((pair) => contentOf(bytes, keysOf(pair))))).toEqual([response, response]);
  });

  it('is never used twice: two contents under one key would open each other', async () => {
    const prepared = await prepareSeal([working.key, recovery.key]);
    await sealWith(prepared);
    await expect(sealWith(prepared)).rejects.toThrow('used once');
  });

  it('is for those it was made for, in their order', async () => {
    const prepared = await prepareSeal([working.key, recovery.key]);
    for (const others of [[working.key], [recovery.key, working.key], [working.key, { ...recovery.key, publicKey: working.key.publicKey }]]) {
      await expect(sealWith(prepared, others)).rejects.toThrow('prepared for those');
    }
  });
});

describe('a sealed envelope', () => {
  it('says in its header what a carrier needs, and to which keys it is sealed', async () => {
    expect(open(await seal()).header).toEqual({
      envelopeVersion: 2, responseId: response.id, campaign: 'đợt-1', questionnaireHash: 'a'.repeat(64), device: 'device-1',
      sequence: 3, previousHash: 'b'.repeat(64), seal: 'hpke-p256', keyIds: [working.key.id, recovery.key.id],
    });
  });

  it('bears the low form of its signature, whichever form the device\'s key gave', async () => {
    const given = { recipients: [working.key], compress: null };
    await fc.assert(fc.asyncProperty(fc.boolean(), fc.uuid(), async (isHigh, id) => {
      const sign = async (bytes: Uint8Array): Promise<Uint8Array> => {
        const low = lowS(await signBytes(device.privateKey, bytes));
        return isHigh ? twinOf(low) : low;
      };
      const opened = open(await sealEnvelope({ ...response, id }, chain, { ...given, sign }));
      expect([isLowS(opened.signature ?? new Uint8Array()), await isGenuine(opened)]).toEqual([true, true]);
    }), { numRuns: 60 });
  });

  it('is opened by the working key alone and by the recovery key alone, and is signed by the device', async () => {
    const bytes = await seal();
    expect(await contentOf(bytes, keysOf(working))).toEqual(response);
    expect(await contentOf(bytes, keysOf(recovery))).toEqual(response);
    expect(await contentOf(bytes, (id) => (id === working.key.id ? working.pair.privateKey : undefined))).toEqual(response);
    expect(await isGenuine(open(bytes))).toBe(true);
  });

  it('needs no recovery key and no compression', async () => {
    expect(await contentOf(await seal({}, { recipients: [working], compress: null }))).toEqual(response);
  });

  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.string({ unit: fc.constantFrom('ế', 'ế'.normalize('NFD'), 'ộ', 'Đ', '😀', '👩‍🌾', '\0', '\u202e', '\ud800', '\u2028', '"', '\\'), maxLength: 400 }),
  );
  it('gives back every text as it was written: composed or decomposed, emoji, NUL, lone surrogates', async () => {
    await fc.assert(fc.asyncProperty(texts, fc.boolean(), async (words, isCompressed) => {
      const bytes = await seal({ answers: { words } }, { recipients: [working], compress: isCompressed ? compress : null });
      expect(await contentOf(bytes)).toEqual({ ...response, answers: { words } });
    }), { numRuns: 60 });
  });

  it('shows no word of the answers, nor of who asked', async () => {
    const bytes = await seal({ answers: { words: 'Cán bộ rất nhiệt tình' }, enumerator: 'person-77' }, { compress: null });
    const text = Buffer.from(bytes).toString('latin1');
    for (const word of ['nhi', 't tình', 'person-77', 'face_to_face']) expect(text).not.toContain(word);
  });

  it('shows a flipped bit in every one of its bytes: the signature does not fit, and what is sealed does not open to something else', async () => {
    const bytes = await seal({}, { recipients: [working] });
    const spoilt = (await Promise.all(Array.from(bytes, (_, at) => at).map(async (at) => {
      const changed = bytes.slice();
      changed[at]! ^= 1 << (at % 8);
      const opened = openEnvelope(changed);
      return opened === undefined || !await isGenuine(opened);
    }))).filter(Boolean);
    expect(spoilt.length).toBe(bytes.length);
    const { payload } = open(bytes);
    const start = bytes.length - 64 - payload.length;
    for (let at = start; at < bytes.length - 64; at += 7) {
      const changed = bytes.slice();
      changed[at]! ^= 1 << (at % 8);
      expect(await contentOf(changed)).toBe('unreadable');
    }
  });

  it('cannot be given another header, even signed by another device', async () => {
    const { payload, header } = open(await seal());
    const line = Buffer.from(`${JSON.stringify({ ...header, device: 'device-2' })}\n`);
    const signed = Buffer.concat([line, payload]);
    const bytes = Buffer.concat([signed, await signBytes((await makeSigningKeys()).privateKey, signed)]);
    expect(await contentOf(bytes)).toBe('unreadable');
  });

  it('says that the key is unknown where it is, and that it is unreadable by a wrong key of that name', async () => {
    const bytes = await seal();
    expect(await contentOf(bytes, keysOf())).toBe('key_unknown');
    expect(await contentOf(bytes, () => recovery.pair)).toBe('unreadable');
  });

  it('that was cut off anywhere opens to nothing, and is still an envelope while its header is whole', async () => {
    const bytes = await seal();
    const headerEnd = bytes.indexOf(10);
    expect(openEnvelope(bytes.subarray(0, headerEnd))).toBeUndefined();
    for (let size = headerEnd + 1; size < bytes.length; size += 13) {
      const cut = bytes.subarray(0, size);
      expect(await contentOf(cut)).toBe('unreadable');
      expect(await isGenuine(open(cut))).toBe(false);
    }
  });

  it('of a later version or another seal is an envelope that nobody here can read', async () => {
    const { payload, header } = open(await seal());
    for (const over of [{ envelopeVersion: 3 }, { seal: 'mlkem-768' }, { keyIds: undefined }]) {
      const later = Buffer.concat([Buffer.from(`${JSON.stringify({ ...header, ...over, more: 1 })}\n`), payload, Buffer.alloc(64)]);
      expect(open(later).header).toMatchObject({ responseId: response.id });
      expect(await contentOf(later)).toBe('unreadable');
    }
  });
});

describe('padding', () => {
  it('leaves two answers of nearly the same length no difference in length', async () => {
    const sizes = new Set<number>();
    for (const words of ['Ấp 1', 'Khu phố 12, rất đông', 'x'.repeat(60)]) sizes.add((await seal({ answers: { words } })).length);
    expect(sizes.size).toBe(1);
  });

  it('makes every content a multiple of 1,024 bytes and gives it back', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), fc.boolean(), async (data, isCompressed) => {
      const padded = await padContent(data, isCompressed ? compress : null);
      expect(padded.length % 1_024).toBe(0);
      expect(unpadContent(padded, inflate)).toEqual(data);
    }));
  });

  it('does not open what is not padded content, and never throws', () => {
    const none = [new Uint8Array(), Uint8Array.of(0, 0, 0, 0), Uint8Array.of(0, 0, 0, 0, 1), Uint8Array.of(2, 0, 0, 0, 0), Uint8Array.of(1, 0, 0, 0, 1, 255)];
    for (const each of none) expect(unpadContent(each, inflate)).toBeUndefined();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => { unpadContent(bytes, inflate); }));
  });

  it('opens a content at the limit and not one byte above it, however small it was packed', async () => {
    const packed = (size: number): Promise<Uint8Array<ArrayBuffer>> => padContent(new Uint8Array(size), compress);
    expect((await packed(50 * maxContentBytes)).length).toBeLessThan(60_000);
    expect(unpadContent(await packed(maxContentBytes), inflate)?.length).toBe(maxContentBytes);
    expect(unpadContent(await packed(maxContentBytes + 1), inflate)).toBeUndefined();
    expect(unpadContent(await packed(50 * maxContentBytes), inflate)).toBeUndefined();
  });
});

describe('a sealing key', () => {
  it('is named by the first half of the digest of its point', async () => {
    // coreutils 9.1: printf '\x04' | sha256sum
    expect(await sealingKeyOf('BA==')).toEqual({ id: 'e52d9c508c502347344d8c07ad91cbd6', publicKey: 'BA==' });
    expect(working.key.id).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('a signature', () => {
  it('fits the bytes and the key it was made of, and nothing else; nonsense is not signed', async () => {
    const bytes = Uint8Array.of(1, 2, 3);
    const signature = await signBytes(device.privateKey, bytes);
    expect(signature.length).toBe(64);
    expect(await isSigned(publicKey, bytes, signature)).toBe(true);
    expect(await isSigned(await publicKeyText(await makeSigningKeys()), bytes, signature)).toBe(false);
    expect(await isSigned(publicKey, Uint8Array.of(1, 2), signature)).toBe(false);
    for (const key of ['', 'not base64!', 'BAAA']) expect(await isSigned(key, bytes, signature)).toBe(false);
    expect(await isSigned(publicKey, bytes, new Uint8Array())).toBe(false);
  });

  it('is made by a key whose private half cannot be taken out', async () => {
    await expect(crypto.subtle.exportKey('pkcs8', device.privateKey)).rejects.toBeDefined();
  });
});
