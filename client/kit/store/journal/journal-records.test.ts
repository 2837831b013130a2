import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '#shared/sealing/digest.ts';
import { maxEnvelopeBytes } from '#shared/sealing/envelope.ts';
import { crc32 } from './crc32.ts';
import { maxRecordBytes, readRecords, writeRecords } from './journal-records.ts';
import type { KeptEnvelope } from './journal.ts';

const enveloped = async (bytes: Uint8Array): Promise<KeptEnvelope> => ({ bytes, hash: await sha256Hex(bytes) });
const textOf = (n: number): Uint8Array => new TextEncoder().encode(`{"phiếu":${n},"x":"${'ấ'.repeat(n % 7)}"}`);
const three = await Promise.all([1, 2, 3].map((n) => enveloped(textOf(n))));
const file = writeRecords(three);
const hashesIn = async (bytes: Uint8Array): Promise<string[]> => (await readRecords(bytes)).envelopes.map((each) => each.hash);
const ends = three.map((_, index) => writeRecords(three.slice(0, index + 1)).length);
/** Runs of a property: more when proofs are made. */
const numRuns = process.env['PROVE'] === 'full' ? 10_000 : 300;

describe('a checksum', () => {
  // Check value of CRC-32/ISO-HDLC (RevEng catalogue); the same by Python 3.11: zlib.crc32(b"123456789").
  it('is CRC-32', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });
});

describe('records', () => {
  it('may be as long as an envelope', async () => {
    expect(maxRecordBytes).toBe(maxEnvelopeBytes);
    const longest = await enveloped(new Uint8Array(maxEnvelopeBytes).fill(7));
    expect((await readRecords(writeRecords([longest]))).envelopes.length).toBe(1);
  });

  it('are read back byte for byte, in their order, none of a file of nothing', async () => {
    expect(await readRecords(file)).toEqual({ envelopes: three, damaged: 0, isTorn: false, endsAt: file.length });
    expect(await readRecords(new Uint8Array())).toEqual({ envelopes: [], damaged: 0, isTorn: false, endsAt: 0 });
  });

  it('of which the end is missing are there as far as they are whole, wherever it was cut', async () => {
    for (let cut = 0; cut < file.length; cut += 1) {
      const whole = ends.filter((end) => end <= cut).length;
      const { envelopes, damaged, isTorn, endsAt } = await readRecords(file.subarray(0, cut));
      expect(envelopes).toEqual(three.slice(0, whole));
      expect({ damaged, isTorn, endsAt }).toEqual({ damaged: 0, isTorn: cut !== (ends[whole - 1] ?? 0), endsAt: ends[whole - 1] ?? 0 });
    }
  });

  it('of which one bit was turned lose that one record and no other, whichever bit it is', async () => {
    for (let bit = 0; bit < file.length * 8; bit += 1) {
      const flipped = file.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const hit = ends.findIndex((end) => bit >> 3 < end);
      const { envelopes, damaged, isTorn } = await readRecords(flipped);
      expect(envelopes).toEqual(three.filter((_, index) => index !== hit));
      expect({ damaged, isTorn }).toEqual(hit === 2 ? { damaged: 0, isTorn: true } : { damaged: 1, isTorn: false });
    }
  });

  it('behind a torn end are found', async () => {
    for (let cut = ends[1]! + 1; cut < ends[2]!; cut += 1) {
      const torn = new Uint8Array([...file.subarray(0, cut), ...writeRecords([three[0]!])]);
      expect(await hashesIn(torn)).toEqual([three[0], three[1], three[0]].map((each) => each!.hash));
    }
  });

  it('survive any zeroed, garbled, doubled or cut stretch of others: what is untouched is there, what is read is genuine', async ({ task }) => {
    const figure = task.meta.proof = { promise: 'D' as const, what: 'journals of a phone with a stretch zeroed, garbled, doubled or cut', faults: 0 };
    const damage = fc.record({
      kind: fc.constantFrom('zero', 'garble', 'remove', 'double'), from: fc.nat(), sizeBytes: fc.nat(200), with: fc.uint8Array({ minLength: 1, maxLength: 200 }),
    });
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 8 }), damage, async (count, { kind, from, sizeBytes, with: garbage }) => {
      const many = await Promise.all(Array.from({ length: count }, (_, n) => enveloped(textOf(n))));
      figure.faults += 1;
      const whole = writeRecords(many);
      const at = from % whole.length;
      const to = Math.min(whole.length, at + sizeBytes);
      const middle = { zero: new Uint8Array(to - at), garble: garbage, remove: new Uint8Array(), double: whole.subarray(at, to) }[kind];
      const tail = kind === 'double' ? at : to;
      const damaged = new Uint8Array([...whole.subarray(0, at), ...middle, ...whole.subarray(tail)]);
      const found = await readRecords(damaged);
      for (const each of found.envelopes) expect(many).toContainEqual(each);
      const bounds = many.map((_, index) => [writeRecords(many.slice(0, index)).length, writeRecords(many.slice(0, index + 1)).length] as const);
      const untouched = many.filter((_, index) => bounds[index]![1] <= at || bounds[index]![0] >= tail);
      const hashes = found.envelopes.map((each) => each.hash);
      for (const each of untouched) expect(hashes).toContain(each.hash);
    }), { numRuns });
  }, 600_000);

  it('are none in random bytes, however many magics are among them', async ({ task }) => {
    const figure = task.meta.proof = { promise: 'D' as const, what: 'random bytes read as journals of a phone', faults: 0 };
    const magic = [...file.subarray(0, 8)];
    const noise = fc.array(fc.oneof(fc.uint8Array({ maxLength: 60 }).map((each) => [...each]), fc.constant(magic)), { maxLength: 12 });
    await fc.assert(fc.asyncProperty(noise, async (parts) => {
      figure.faults += 1;
      expect(await hashesIn(new Uint8Array(parts.flat()))).toEqual([]);
    }), { numRuns });
  }, 600_000);

  it('with a checksum that fits and another hash are none: content is believed by its SHA-256 alone', async () => {
    const lying = writeRecords([{ bytes: textOf(1), hash: three[1]!.hash }]);
    expect(await hashesIn(lying)).toEqual([]);
    expect(await hashesIn(new Uint8Array([...lying, ...writeRecords([three[0]!])]))).toEqual([three[0]!.hash]);
  });
});
