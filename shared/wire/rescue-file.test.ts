// @vitest-environment node
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../kernel/random.ts';
import { sha256Hex } from '../sealing/digest.ts';
import { maxRescueFileBytes, readRescueFile, writeRescueFile, type RescueFile } from './rescue-file.ts';

const head = { device: '11111111-1111-4111-8111-111111111111', madeAtMs: 1_700_000_000_000 };
const envelope = (n: number, sizeBytes = 400): Uint8Array =>
  new Uint8Array(Buffer.concat([Buffer.from(`{"envelopeVersion":2,"n":${n}}\n`), randomBytes(sizeBytes)]));
const envelopes = Array.from({ length: 12 }, (_, n) => envelope(n, 300 + 40 * n));
const given = new Set(envelopes.map((each) => Buffer.from(each).toString('hex')));
const hex = (file: RescueFile | undefined): string[] => (file?.envelopes ?? []).map((each) => Buffer.from(each.bytes).toString('hex'));

/** Nothing is taken for an envelope that was not put in, and each is under its own hash. */
async function expectHonest(file: RescueFile | undefined): Promise<void> {
  for (const each of hex(file)) expect(given.has(each)).toBe(true);
  for (const { bytes, hash } of file?.envelopes ?? []) expect(await sha256Hex(bytes)).toBe(hash);
}

describe('a rescue file', () => {
  it('gives back the envelopes byte for byte, in order', async () => {
    const file = await readRescueFile(await writeRescueFile(head, envelopes));
    expect(file).toMatchObject({ head: { ...head, count: 12 }, damaged: 0, isShort: false });
    expect(hex(file)).toEqual(envelopes.map((each) => Buffer.from(each).toString('hex')));
  });

  it('may be empty, and holds an envelope once', async () => {
    expect(await readRescueFile(await writeRescueFile(head, []))).toEqual({ head: { ...head, count: 0 }, envelopes: [], damaged: 0, isShort: false });
    const twice = await readRescueFile(await writeRescueFile(head, [...envelopes.slice(0, 1), ...envelopes.slice(0, 1)]));
    expect(twice?.envelopes.length).toBe(1);
  });

  it('that was cut gives every whole envelope and says that it is short', async () => {
    const bytes = await writeRescueFile(head, envelopes);
    for (let end = bytes.length - 1; end > 0; end -= 97) {
      const file = await readRescueFile(bytes.subarray(0, end));
      await expectHonest(file);
      if (file !== undefined) expect([end, file.isShort]).toEqual([end, true]);
    }
    const file = await readRescueFile(bytes.subarray(0, bytes.length - 1));
    expect([file?.envelopes.length, file?.damaged]).toEqual([11, 1]);
  });

  it('with one damaged record gives all the others', async () => {
    const bytes = await writeRescueFile(head, envelopes);
    const headBytes = bytes.length - envelopes.reduce((sum, each) => sum + 36 + each.length, 0);
    let start = headBytes;
    for (const [n, each] of envelopes.entries()) {
      for (const at of [start, start + 3, start + 5, start + 35, start + 40, start + 35 + each.length]) {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ 0xff;
        const file = await readRescueFile(damaged);
        await expectHonest(file);
        expect([n, at - start, file?.envelopes.length, file?.damaged]).toEqual([n, at - start, 11, 1]);
      }
      start += 36 + each.length;
    }
  });

  it('with bytes too many or too few in one place loses no more than what stood there', async () => {
    const bytes = Buffer.from(await writeRescueFile(head, envelopes));
    for (let at = 300; at < bytes.length - 700; at += 131) {
      for (const changed of [Buffer.concat([bytes.subarray(0, at), randomBytes(7), bytes.subarray(at)]), Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 7)])]) {
        const file = await readRescueFile(new Uint8Array(changed));
        await expectHonest(file);
        expect([at, (file?.envelopes.length ?? 0) >= 10]).toEqual([at, true]);
      }
    }
  });

  it('with a damaged head line still gives its envelopes', async () => {
    const bytes = await writeRescueFile(head, envelopes);
    bytes.set(new TextEncoder().encode('{broken'), 17);
    expect(await readRescueFile(bytes)).toMatchObject({ head: null, damaged: expect.any(Number), isShort: true });
    expect((await readRescueFile(bytes))?.envelopes.length).toBe(12);
  });

  it('is told from any other file', async () => {
    for (const other of ['', 'hailong rescue 2\n{}\n', 'PK\u0003\u0004', 'hailong rescue 1']) {
      expect([other, await readRescueFile(new TextEncoder().encode(other))]).toEqual([other, undefined]);
    }
    expect(await readRescueFile(new Uint8Array(maxRescueFileBytes + 1))).toBeUndefined();
  });

  it('of crumbs or of braces gives nothing, and soon', async () => {
    const crumb = Buffer.concat([Buffer.from([0, 0, 0, 3]), Buffer.from(await sha256Hex(new Uint8Array([1, 2, 3])), 'hex'), Buffer.from([1, 2, 3])]);
    const start = Buffer.from('hailong rescue 1\n{}\n');
    for (const filling of [Buffer.alloc(2_300_000, crumb), Buffer.alloc(maxRescueFileBytes - start.length, '{')]) {
      const startedAtMs = performance.now();
      expect((await readRescueFile(new Uint8Array(Buffer.concat([start, filling]))))?.envelopes).toEqual([]);
      expect(performance.now() - startedAtMs).toBeLessThan(1_500);
    }
  });

  it('made to be costly is given up soon', async () => {
    const trap = Buffer.concat([Buffer.from('hailong rescue 1\n{}\n'), Buffer.alloc(2_000_000, Buffer.concat([Buffer.from([0, 3, 0, 0]), Buffer.alloc(32), Buffer.from('{"envelopeVersion":')]))]);
    const startedAtMs = performance.now();
    expect((await readRescueFile(new Uint8Array(trap)))?.envelopes).toEqual([]);
    expect(performance.now() - startedAtMs).toBeLessThan(5_000);
  });

  it('however it is damaged gives only what was put in and never throws', async ({ task }) => {
    const figure = task.meta.proof = { promise: 'D' as const, what: 'rescue files damaged in up to eight places', faults: 0 };
    const cases = process.env['PROVE'] === 'full' ? 20_000 : 400;
    const random = seededRandom('rescue file');
    const bytes = await writeRescueFile(head, envelopes);
    for (let n = 0; n < cases; n += 1) {
      const file = await readRescueFile(mutated(bytes, random));
      await expectHonest(file);
      figure.faults += 1;
    }
  }, 300_000);
});

/** One to eight of: a byte changed, a stretch left out, doubled, moved, filled, cut. */
function mutated(bytes: Uint8Array, random: ReturnType<typeof seededRandom>): Uint8Array {
  let now = Buffer.from(bytes);
  for (let change = 0; change <= random.integer(8); change += 1) {
    const at = random.integer(Math.max(1, now.length));
    const size = random.integer(200);
    const stretch = Buffer.from(now.subarray(at, at + size));
    const kind = random.integer(6);
    if (kind === 0 && now.length > 0) now[at] = random.integer(256);
    if (kind === 1) now = Buffer.concat([now.subarray(0, at), now.subarray(at + size)]);
    if (kind === 2) now = Buffer.concat([now.subarray(0, at), stretch, now.subarray(at)]);
    if (kind === 3) now = Buffer.concat([now.subarray(at), now.subarray(0, at)]);
    if (kind === 4) now.fill(random.integer(256), at, Math.min(now.length, at + size));
    if (kind === 5) now = now.subarray(0, at);
  }
  return new Uint8Array(now);
}
