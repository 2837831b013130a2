import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noonMs } from '../fixtures/envelopes.ts';
import { fileName, readFileName, type NamedFile } from './file-names.ts';
import { keptDays, keptFullBackups, superfluous } from './retention.ts';

const quarter = 15 * 60_000;
const day = 86_400_000;
const file = (kind: NamedFile['kind'], number: number, madeAtMs: number): NamedFile => ({ name: fileName({ kind, number, madeAtMs, size: number }), kind, number, madeAtMs, size: number });

describe('the name of a backup file', () => {
  it('says what is in it, sorts as it was laid down, and nothing else is taken for one', () => {
    const facts = { kind: 'segment', number: 42, madeAtMs: Date.UTC(2026, 10, 22, 8, 15, 30), size: 1540 } as const;
    expect(fileName(facts)).toBe('hailong-000000042-segment-20261122T081530Z-1540.backup');
    expect(readFileName(fileName(facts))).toEqual({ name: fileName(facts), ...facts });
    for (const other of ['', 'x', '.unfinished-1', 'hailong-1-full-20261122T081530Z-1.backup', 'hailong-000000042-keys-20261122T081530Z-1.backup', 'hailong-000000042-full-20269922T081530Z-1.backup', '../hailong-000000042-full-20261122T081530Z-1.backup']) {
      expect(readFileName(other)).toBeUndefined();
    }
  });
});

describe('what a second place need not keep', () => {
  it('is nothing until there are more full backups than are kept', () => {
    const files = Array.from({ length: keptFullBackups }, (_, at) => file('full', at + 1, noonMs + at * quarter));
    expect(superfluous(files, noonMs + day)).toEqual([]);
    expect(superfluous([], noonMs)).toEqual([]);
  });

  it('leaves the newest, the first of each day of a month, and the segments after the oldest of the newest', () => {
    const files = Array.from({ length: 40 * 96 }, (_, at) => [file('full', 2 * at + 1, noonMs + at * quarter), file('segment', 2 * at + 2, noonMs + at * quarter)]).flat();
    const nowMs = noonMs + 40 * day;
    const removed = new Set(superfluous(files, nowMs));
    const kept = files.filter(({ name }) => !removed.has(name));
    const fulls = kept.filter(({ kind }) => kind === 'full');
    expect(fulls.length).toBeGreaterThanOrEqual(keptFullBackups + keptDays - 1);
    expect(fulls.length).toBeLessThanOrEqual(keptFullBackups + keptDays);
    expect(kept.filter(({ kind }) => kind === 'segment')).toHaveLength(keptFullBackups);
    // 00:00 in Việt Nam is 17:00 of the day before in UTC.
    expect(new Date(fulls[1]?.madeAtMs ?? 0).toISOString()).toContain('T17:00');
  });

  it('never is the newest full backup or a segment after it, whatever the clocks said', () => {
    const some = fc.array(fc.record({ kind: fc.constantFrom('full' as const, 'segment' as const), madeAtMs: fc.integer({ min: 0, max: 4e12 }) }), { maxLength: 300 });
    fc.assert(fc.property(some, fc.integer({ min: 0, max: 4e12 }), (given, nowMs) => {
      const files = given.map(({ kind, madeAtMs }, at) => file(kind, at + 1, madeAtMs));
      const removed = new Set(superfluous(files, nowMs));
      const last = files.findLastIndex(({ kind }) => kind === 'full');
      const needed = last === -1 ? files : files.slice(last);
      expect(needed.filter(({ name }) => removed.has(name))).toEqual([]);
      const again = files.filter(({ name }) => !removed.has(name));
      expect(superfluous(again, nowMs)).toEqual([]);
    }));
  });
});
