import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backedUpServer, type BackedUpServer } from '../../backup/fixture-backups.ts';
import { layUponCopy, type LayingUpon } from './lay-upon-copy.ts';

/** So many in the full run. */
const fuzzed = process.env['PROVE'] === 'full' ? 10_000 : 300;
const unfitting = expect.objectContaining({ name: 'UnfittingSegment' });

describe('a segment', () => {
  let made: BackedUpServer;
  let lines: string[];
  let copy: LayingUpon;
  let from: number;
  beforeEach(async () => {
    made = await backedUpServer();
    await made.store(2);
    const copyPath = join(made.place, '..', 'copy.db');
    await made.database.copy(copyPath);
    from = (await made.server.storage.ledgerHead()).size;
    await made.store(3);
    await made.server.person('admin');
    const source = made.database.openSource();
    lines = [...source.registers().lines(), ...source.entries(from, (await made.server.storage.ledgerHead()).size)].map((line) => line.trimEnd());
    source.close();
    copyFileSync(copyPath, `${copyPath}.whole`);
    copy = layUponCopy(copyPath);
  });
  afterEach(async () => {
    copy.close();
    await made.end();
  });
  const state = (): unknown => [copy.counts(), copy.hashAt(from), copy.hashAt(from + 1)];

  it('is laid whole, and laid again changes nothing', () => {
    expect(copy.apply(lines)).toMatchObject({ envelopes: 3, hasRegisters: true });
    const after = state();
    expect(copy.apply(lines)).toMatchObject({ envelopes: 0 });
    expect(state()).toEqual(after);
  });

  it('of a program from before chains were compared gives each envelope what it follows all the same', () => {
    const older = lines.map((line) => line.replaceAll(/,"previous_hash":"[0-9a-f]*"|,"source":"[a-z_]*"/g, ''));
    expect(older).not.toEqual(lines);
    expect(copy.apply(older)).toMatchObject({ envelopes: 3 });
    const client = new Database(join(made.place, '..', 'copy.db'), { readonly: true });
    const chains = client.prepare('SELECT DISTINCT previous_hash FROM envelopes').pluck().all();
    const sources = client.prepare('SELECT DISTINCT source FROM responses').pluck().all();
    client.close();
    expect(chains).toEqual(['']);
    expect(sources).toEqual(['field']);
  });

  it('leaves nothing behind where an entry or an envelope in it is missing, moved or altered', () => {
    const before = state();
    const entryAt = lines.findIndex((line) => line.startsWith('{"entry"'));
    const entry = lines[entryAt] ?? '';
    const wrong: string[][] = [
      lines.toSpliced(entryAt, 1),
      [...lines.slice(0, entryAt), ...lines.slice(entryAt).reverse()],
      lines.with(entryAt, entry.replace(/"atMs":\d+/, '"atMs":1')),
      lines.with(entryAt, entry.replace(/"base64":"..../, '"base64":"AAAA')),
      lines.with(entryAt, entry.replace('"kind":"stored"', '"kind":"gone"')),
      lines.with(entryAt, entry.replace('["envelopes",', '["settings",')),
      lines.with(entryAt, entry.replace('"response_id":"', '"response_id":"x')),
      [...lines, '{"table":"settings","row":{"name":"x","value":"y"}}'],
      [...lines, '{"table":"sqlite_schema","row":{"name":"x"}}'],
      [...lines, ''], [...lines, 'null'], [...lines, '{"table":"accounts","row":{"id":["x"]}}'],
    ];
    for (const each of wrong) {
      expect(() => copy.apply(each)).toThrow(unfitting);
      expect(state()).toEqual(before);
    }
    expect(copy.apply(lines)).toMatchObject({ envelopes: 3 });
  });

  it('that is wild is refused whole, whatever stands in it', ({ task }) => {
    const figure = task.meta.proof = { promise: 'D' as const, what: 'segments of a backup made up or spliced', faults: 0 };
    const before = state();
    const wild = fc.array(fc.oneof(fc.string(), fc.json(), fc.constantFrom(...lines), fc.tuple(fc.constantFrom(...lines), fc.nat(400), fc.string()).map(([line, at, text]) => line.slice(0, at) + text + line.slice(at + 1))), { maxLength: 6 });
    fc.assert(fc.property(wild, (given) => {
      figure.faults += 1;
      try {
        copy.apply([...given, '{"end":"of it"}']);
      } catch (error) {
        expect(error).toEqual(unfitting);
        expect(state()).toEqual(before);
        return;
      }
      expect.fail('something wild was laid');
    }), { numRuns: fuzzed });
  }, 600_000);
});
