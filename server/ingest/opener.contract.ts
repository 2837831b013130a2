/** What every opener does, in whichever thread. */
import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { required } from '#shared/kernel/assert.ts';
import { openEnvelope, parseJson } from '#shared/sealing/envelope.ts';
import { twinOf } from '#shared/sealing/low-s.ts';
import { maxContentBytes } from '#shared/sealing/padded-content.ts';
import { sealEnvelope } from '#shared/sealing/seal.ts';
import { signBytes, makeSigningKeys } from '#shared/sealing/signing.ts';
import { noonMs, smallResponse } from '../fixtures/envelopes.ts';
import { sealedBy } from '../fixtures/sealing.ts';
import { smallCampaign } from '../fixtures/small-campaign.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { createKeyStore, type CampaignKeys, type KeyStore } from '../keys/key-store.ts';
import { makePair } from '../keys/sealing-pair.ts';
import type { EnvelopeOpener, OpenResult } from './opener.ts';

export interface OpenerContract {
  readonly name: string;
  open(keysPath: string): EnvelopeOpener;
}

export function openerContract({ name, open }: OpenerContract): void {
  describe(`the opener ${name}`, () => {
    let folder: ReturnType<typeof temporaryFolder>;
    let store: KeyStore;
    let opener: EnvelopeOpener;
    let keys: CampaignKeys;
    const response = smallResponse(smallCampaign(), 'a'.repeat(64));
    const device = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const publicKey = pointOf(device.publicKey);
    beforeEach(() => {
      folder = temporaryFolder();
      const keysPath = join(folder.path, 'keys');
      store = createKeyStore({ keysPath, now: () => noonMs, onChanged: () => undefined });
      keys = store.keysOf('small-2026');
      opener = open(keysPath);
    });
    afterEach(async () => {
      await opener.close();
      folder.remove();
    });
    const read = async (bytes: Uint8Array, by: string | null = publicKey): Promise<OpenResult> => required((await opener.open([{ bytes, publicKey: by }]))[0], 'a result');
    const contentOf = ({ content }: OpenResult): unknown => ('payload' in content ? parseJson(content.payload) : content.fault);

    it('verifies and opens what the device sealed, also in a buffer with other things around it', async () => {
      const bytes = await sealedBy(device.privateKey, response, keys);
      const around = Buffer.concat([randomBytes(100), bytes, randomBytes(100)]).subarray(100, 100 + bytes.length);
      for (const each of [bytes, around]) {
        const result = await read(each);
        expect(result.isSigned).toBe(true);
        expect(contentOf(result)).toEqual(response);
      }
      expect(openEnvelope(bytes)).toBeDefined();
    });

    it('opens but does not vouch for what another device signed, or one that nobody knows', async () => {
      const bytes = await sealedBy(device.privateKey, response, keys);
      const other = pointOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey);
      for (const by of [other, null, '', 'AAAA', 'x'.repeat(88)]) {
        const result = await read(bytes, by);
        expect(result.isSigned).toBe(false);
        expect(contentOf(result)).toEqual(response);
      }
    });

    it('does not vouch for the twin of a signature, which anybody can make of it', async () => {
      for (let at = 0; at < 10; at += 1) {
        const bytes = await sealedBy(device.privateKey, response, keys);
        const twin = Buffer.concat([bytes.subarray(0, -64), twinOf(bytes.subarray(-64))]);
        const [genuine, other] = await opener.open([bytes, twin].map((each) => ({ bytes: each, publicKey })));
        expect([genuine?.isSigned, other?.isSigned]).toEqual([true, false]);
        expect(other?.content).toEqual(genuine?.content);
      }
    });

    it('tells a missing key from content that cannot be read', async () => {
      const foreign = { working: makePair().key, recovery: null };
      expect(contentOf(await read(await sealedBy(device.privateKey, response, foreign)))).toBe('key_unknown');
      const bytes = await sealedBy(device.privateKey, response, keys);
      bytes[bytes.length - 100]! ^= 1;
      expect(await read(bytes)).toEqual({ isSigned: false, content: { fault: 'unreadable' } });
      const cut = (await sealedBy(device.privateKey, response, keys)).subarray(0, 700);
      expect(await read(cut)).toEqual({ isSigned: false, content: { fault: 'unreadable' } });
    });

    it('opens by a key that was made, or came back, after it began', async () => {
      await read(await sealedBy(device.privateKey, response, keys));
      const rotated = store.rotate('small-2026');
      const lost = makePair();
      const bytes = await sealedBy(device.privateKey, response, { working: lost.key, recovery: null });
      expect(contentOf(await read(await sealedBy(device.privateKey, response, rotated)))).toEqual(response);
      expect(contentOf(await read(await sealedBy(device.privateKey, response, keys)))).toEqual(response);
      expect(contentOf(await read(bytes))).toBe('key_unknown');
      store.bringBack(lost);
      expect(contentOf(await read(bytes))).toEqual(response);
    });

    it('does not unpack what is packed to be huge', async () => {
      const long = { ...response, answers: { words: randomBytes(4_000).toString('hex') } };
      const sealedAs = (unpackedBytes: number): Promise<Uint8Array> => sealEnvelope(long, { sequence: 1, previousHash: '' }, {
        recipients: [keys.working], compress: () => Promise.resolve(deflateRawSync(new Uint8Array(unpackedBytes))),
        sign: async (bytes) => signBytes((await makeSigningKeys()).privateKey, bytes),
      });
      const [whole, huge] = [await read(await sealedAs(maxContentBytes)), await read(await sealedAs(4 * maxContentBytes))];
      expect('payload' in whole.content && whole.content.payload.length).toBe(maxContentBytes);
      expect(huge.content).toEqual({ fault: 'unreadable' });
    });

    it('gives every result at the place of its task, however many come at once', async () => {
      const responses = Array.from({ length: 30 }, () => smallResponse(smallCampaign(), 'a'.repeat(64)));
      const sealed = await Promise.all(responses.map((each) => sealedBy(device.privateKey, each, keys)));
      const all = await Promise.all([0, 1, 2].map(() => opener.open(sealed.map((bytes) => ({ bytes, publicKey })))));
      for (const results of all) expect(results.map(contentOf)).toEqual(responses);
      expect(await opener.open([])).toEqual([]);
    });

    it('says that the key is unknown when the folder of keys is gone', async () => {
      const bytes = await sealedBy(device.privateKey, response, keys);
      rmSync(join(folder.path, 'keys'), { recursive: true });
      expect(existsSync(join(folder.path, 'keys'))).toBe(false);
      expect(contentOf(await read(bytes))).toBe('key_unknown');
    });
  });
}

function pointOf(key: KeyObject): string {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString('base64');
}
