import { generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SealingKey } from '#shared/sealing/sealing-key.ts';
import { makePair, openingKeyIn } from '../../keys/sealing-pair.ts';
import type { OpeningKeyOf } from './data-key.ts';
import { DamagedFile } from './damaged-file.ts';
import { chunkBytes, sealedChunkBytes, type Facts } from './format.ts';
import { memorySource } from './memory-source.ts';
import { openFile, readHead, type FileHead } from './open-file.ts';
import { sealFile } from './seal-file.ts';

/** So many in the full run. */
const fuzzed = process.env['PROVE'] === 'full' ? 20_000 : 2_000;
const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const signText = (text: string): string => sign('sha256', Buffer.from(text), server.privateKey).toString('base64');
const isSigned = ({ signedText, signature }: FileHead): boolean => verify('sha256', Buffer.from(signedText), server.publicKey, Buffer.from(signature, 'base64'));

describe('a sealed file', () => {
  const newPair = () => {
    const { key, pem } = makePair();
    return { key, opening: openingKeyIn(pem) };
  };
  const [backup, recovery] = [newPair(), newPair()];
  const keyOf = (...pairs: readonly (typeof backup)[]): OpeningKeyOf => (id) => pairs.find(({ key }) => key.id === id)?.opening;
  const seal = (content: Uint8Array, facts: Facts = { kind: 'full' }, recipients: readonly SealingKey[] = [backup.key, recovery.key]): Buffer =>
    Buffer.concat([...sealFile(facts, pieces(content), { recipients, sign: signText })]);
  const open = (file: Uint8Array, keys = keyOf(backup)): Buffer => {
    const { content } = openFile(memorySource(file), { keyOf: keys, isSigned });
    return Buffer.concat([...content].map((each) => Buffer.from(each)));
  };
  const damage = (file: Uint8Array, keys = keyOf(backup)): string => {
    try {
      open(file, keys);
      return 'none';
    } catch (error) {
      return error instanceof DamagedFile ? error.damage : `thrown: ${String(error)}`;
    }
  };

  it('opens to what was put in, by either key, at every size around a chunk', () => {
    for (const size of [0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes, 3 * chunkBytes + 77]) {
      const content = randomBytes(size);
      const file = seal(content, { kind: 'full', size });
      expect((open(file)).equals(content)).toBe(true);
      expect((open(file, keyOf(recovery))).equals(content)).toBe(true);
      expect(readHead(memorySource(file)).facts).toEqual({ kind: 'full', size });
    }
  });

  it('opens to what was put in, whatever that is and however it is cut into pieces', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 5000 }), fc.dictionary(fc.string(), fc.jsonValue()), (content, facts) => {
      const file = seal(content, facts);
      expect((open(file)).equals(Buffer.from(content))).toBe(true);
    }), { numRuns: 30 });
  });

  it('shows nothing of its content, and never has the same bytes twice', () => {
    const content = Buffer.from('Ấp 1, hộ ông Không Ai Cả '.repeat(200));
    const [one, other] = [seal(content), seal(content)];
    expect(one.includes('Không Ai')).toBe(false);
    expect(one.subarray(-500).equals(other.subarray(-500))).toBe(false);
  });

  it('stays shut to any other key, and when it was sealed to the recovery key alone, to the server too', () => {
    const stranger = newPair();
    expect(damage(seal(Buffer.from('x')), keyOf(stranger))).toBe('key_unknown');
    const keys = seal(Buffer.from('keys'), {}, [recovery.key]);
    expect(damage(keys)).toBe('key_unknown');
    expect((open(keys, keyOf(recovery))).toString()).toBe('keys');
    // A key that only bears the name.
    expect(damage(keys, (id) => (id === recovery.key.id ? stranger.opening : undefined))).toBe('damaged');
  });

  it('is not taken for whole when it was cut off anywhere, chunk borders included', () => {
    const file = seal(randomBytes(2 * chunkBytes + 100));
    const { contentAt } = readHead(memorySource(file));
    const cuts = [0, 10, contentAt - 1, contentAt, contentAt + 15, contentAt + sealedChunkBytes, contentAt + 2 * sealedChunkBytes, file.length - 1];
    for (const cut of cuts) expect(['damaged', 'not_ours']).toContain(damage(file.subarray(0, cut)));
    expect(damage(Buffer.concat([file, Buffer.alloc(1)]))).toBe('damaged');
    expect(damage(Buffer.concat([file, file.subarray(contentAt)]))).toBe('damaged');
  });

  it('shows chunks that were moved, doubled or taken from another file', () => {
    const [file, other] = [seal(Buffer.alloc(3 * chunkBytes, 1)), seal(Buffer.alloc(3 * chunkBytes, 2))];
    const { contentAt } = readHead(memorySource(file));
    const chunk = (from: Buffer, at: number): Buffer => from.subarray(contentAt + at * sealedChunkBytes, contentAt + (at + 1) * sealedChunkBytes);
    const put = (...chunks: readonly Buffer[]): Buffer => Buffer.concat([file.subarray(0, contentAt), ...chunks]);
    expect(damage(put(chunk(file, 0), chunk(file, 1), chunk(file, 2)))).toBe('none');
    for (const wrong of [
      [chunk(file, 1), chunk(file, 0), chunk(file, 2)], [chunk(file, 0), chunk(file, 0), chunk(file, 2)], [chunk(file, 0), chunk(file, 2)],
      [chunk(other, 0), chunk(file, 1), chunk(file, 2)], [chunk(file, 2)], [],
    ]) expect(damage(put(...wrong))).toBe('damaged');
  });

  it('shows every single bit that flipped', () => {
    const file = seal(randomBytes(300), { kind: 'full', epoch: 'e', size: 3 });
    for (let bit = 0; bit < file.length * 8; bit += 3) {
      const altered = Buffer.from(file);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(['damaged', 'not_ours', 'signature_bad', 'key_unknown']).toContain(damage(altered));
    }
  }, 60_000);

  it('is refused when the server did not sign its lines, though its chunks open', () => {
    const file = seal(Buffer.from('x'), { kind: 'full', from: 1 });
    const text = file.toString('latin1').replace('"from":1', '"from":2');
    expect(damage(Buffer.from(text, 'latin1'))).toBe('signature_bad');
  });

  it('is told from anything else: wild files are all named, none opens, nothing is thrown but what is agreed', ({ task }) => {
    const figure = task.meta.proof = { promise: 'D' as const, what: 'backup files spliced or made up', faults: 0 };
    const file = seal(randomBytes(200));
    const found = new Set<string>();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(file.length), fc.nat(400), fc.boolean(), (noise, at, skip, isSpliced) => {
      const wild = isSpliced ? Buffer.concat([file.subarray(0, at), noise, file.subarray(at + skip)]) : Buffer.from(noise);
      if (wild.equals(file)) return;
      figure.faults += 1;
      const each = damage(wild);
      found.add(each);
      expect(['damaged', 'not_ours', 'signature_bad', 'key_unknown']).toContain(each);
    }), { numRuns: fuzzed });
    expect(found.size).toBeGreaterThan(2);
  }, 300_000);
});

/** In pieces that are no chunks. */
function* pieces(content: Uint8Array): Generator<Uint8Array> {
  const step = 300_007;
  for (let at = 0; at < content.length; at += step) yield content.subarray(at, at + step);
}
