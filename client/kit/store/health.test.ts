import { afterEach, describe, expect, it, vi } from 'vitest';
import { health as healthSchema } from '#shared/wire/health.ts';
import { idOf } from '../testing/samples.ts';
import { healthOf, readRoom } from './health.ts';
import type { OutboxItem } from './rows.ts';

const room = { isPersisted: false, isInstalled: false, freeBytes: null, usedBytes: null };
const item = (n: number, finishedAtMs: number): OutboxItem => ({
  id: idOf(n), device: 'd', campaign: 'c', place: '', sequence: n, hash: 'a'.repeat(64), sizeBytes: 1, finishedAtMs,
  status: 'waiting', attempts: 0, nextAttemptAtMs: 0, settledAtMs: null, isCounted: 0,
});

afterEach(() => { vi.unstubAllGlobals(); });

describe('health', () => {
  it('tells how much waits, since when, and which', () => {
    const told = healthOf({ room, unsent: [item(1, 50), item(2, 20)], secondCopy: 'kept', finished: 7, incidents: [] });
    expect(told).toMatchObject({ unsent: 2, oldestUnsentAtMs: 20, unsentIds: [idOf(1), idOf(2)], finished: 7, secondCopy: 'kept' });
    expect(healthOf({ room, unsent: [], secondCopy: 'absent', finished: 0, incidents: [] }).oldestUnsentAtMs).toBeNull();
  });

  it('is within what the wire takes, however much there is', () => {
    const unsent = Array.from({ length: 500 }, (_, n) => ({ ...item(n, n), id: `${idOf(n)}~01234567` }));
    const incidents = Array.from({ length: 100 }, (_, atMs) => ({ kind: 'journal_damaged' as const, atMs, count: 1, isSeen: false }));
    const told = healthOf({ room, unsent, secondCopy: 'behind', finished: 500, incidents });
    expect(healthSchema.parse(told)).toEqual(told);
    expect(told.unsent).toBe(500);
    expect(told.unsentIds[0]).toBe(idOf(0));
    expect(told.incidents.at(-1)).toEqual({ kind: 'journal_damaged', atMs: 99, count: 1 });
  });
});

describe('the room that a browser gives', () => {
  it('is what it says', async () => {
    vi.stubGlobal('navigator', { storage: { persisted: async () => true, estimate: async () => ({ quota: 1_000.5, usage: 400 }) } });
    vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('standalone') }));
    expect(await readRoom()).toEqual({ isPersisted: true, isInstalled: true, freeBytes: 600, usedBytes: 400 });
  });

  it('is taken for the worse where it says nothing', async () => {
    const nothing = { isPersisted: false, isInstalled: false, freeBytes: null, usedBytes: null };
    vi.stubGlobal('matchMedia', undefined);
    for (const storage of [undefined, { persisted: () => Promise.reject(new Error('no')), estimate: () => Promise.reject(new Error('no')) }]) {
      vi.stubGlobal('navigator', { storage });
      expect(await readRoom()).toEqual(nothing);
    }
  });
});
