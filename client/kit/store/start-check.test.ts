import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InventoryItem } from './rows.ts';
import { combineHashes, emptyMark, raised, type Mark } from './sentinel.ts';
import { isWholeAtSight, planStart, type Found } from './start-check.ts';

const item = (n: number, device = 'phone'): InventoryItem =>
  ({ id: `id-${n}`, hash: n.toString(16).padStart(4, '0').repeat(16), device, sequence: n });
const items = (...numbers: number[]): InventoryItem[] => numbers.map((n) => item(n));
const markOf = (all: readonly InventoryItem[], sequence = 0): Mark => ({ ...raised(emptyMark, all.map((each) => each.hash)), device: 'phone', sequence });
const found = (change: Partial<Found>): Found => ({
  shelf: [], isFresh: false, isReplacement: false, devices: ['phone'], journal: { envelopes: [], damaged: 0 }, mark: undefined, sequence: 0, ...change,
});
const kinds = (plan: ReturnType<typeof planStart>): string[] => plan.incidents.map((each) => `${each.kind} ${each.count}`);

describe('a start', () => {
  it('at which the three agree plans nothing and tells nothing', () => {
    const all = items(1, 2, 3);
    const plan = planStart(found({ shelf: all, journal: { envelopes: all, damaged: 0 }, mark: markOf(all, 3) }));
    expect(plan).toEqual({ toShelf: [], toJournal: [], isJournalRewritten: false, skipTo: undefined, incidents: [], mark: markOf(all, 3) });
  });

  it('of a device that never was anything tells nothing', () => {
    expect(kinds(planStart(found({ isFresh: true, devices: [] })))).toEqual([]);
    expect(kinds(planStart(found({ isFresh: true, devices: [], mark: emptyMark })))).toEqual([]);
  });

  it('on an emptied shelf fills it from the journal and says so', () => {
    const all = items(1, 2, 3);
    const plan = planStart(found({ isFresh: true, devices: [], journal: { envelopes: all, damaged: 0 }, mark: markOf(all, 3) }));
    expect(plan.toShelf).toEqual(all.map((each) => each.hash));
    expect(kinds(plan)).toEqual(['shelf_emptied 3', 'identity_lost 0']);
  });

  it('on a shelf that lost its newest gives them back and says how many', () => {
    const all = items(1, 2, 3);
    const plan = planStart(found({ shelf: items(1), journal: { envelopes: all, damaged: 0 }, mark: markOf(all, 3) }));
    expect(plan.toShelf).toEqual(items(2, 3).map((each) => each.hash));
    expect(kinds(plan)).toEqual(['shelf_shortened 2']);
  });

  it('tells what neither copy has, and never uses its numbers again', () => {
    const plan = planStart(found({ shelf: items(1), journal: { envelopes: items(1, 2), damaged: 0 }, mark: markOf(items(1, 2, 3, 4), 4) }));
    expect(kinds(plan)).toEqual(['shelf_shortened 1', 'responses_lost 2']);
    expect(plan.skipTo).toEqual({ device: 'phone', sequence: 4 });
    expect(plan.mark).toMatchObject({ count: 2, sequence: 4 });
  });

  it('tells a shelf that came back empty when the journal is gone too', () => {
    const plan = planStart(found({ isFresh: true, devices: [], journal: undefined, mark: markOf(items(1, 2), 2) }));
    expect(kinds(plan)).toEqual(['shelf_emptied 0', 'responses_lost 2', 'identity_lost 0']);
  });

  it('keeps the alarm standing while a journal that may have the missing ones cannot be read', () => {
    expect(planStart(found({ shelf: items(1), journal: undefined, mark: markOf(items(1, 2)) })).mark).toBeUndefined();
    expect(planStart(found({ shelf: items(1, 2), journal: undefined, mark: markOf(items(1, 2)) })).mark).toBeDefined();
  });

  it('gives the journal what it lacks, and has it written anew when it is damaged', () => {
    const plan = planStart(found({ shelf: items(1, 2), journal: { envelopes: items(2), damaged: 1 }, mark: markOf(items(1, 2)) }));
    expect(plan.toJournal).toEqual([item(1).hash]);
    expect(plan.isJournalRewritten).toBe(true);
    expect(kinds(plan)).toEqual(['journal_damaged 1']);
  });

  it('does not let a number that nobody can have reached move the chain, and keeps the envelope that bears it', () => {
    const [one, forged] = [item(1), { ...item(2), sequence: 900_000_000 }];
    const plan = planStart(found({ shelf: [one], sequence: 1, journal: { envelopes: [one, forged], damaged: 0 }, mark: markOf([one, forged], 1) }));
    expect(plan.toShelf).toEqual([forged.hash]);
    expect(plan.skipTo).toBeUndefined();
    expect(plan.mark).toMatchObject({ sequence: 1, count: 2 });
  });

  it('goes on behind what the journal has beyond the promised number, however far the shelf went back', () => {
    const far = [{ ...item(1), sequence: 5_001 }, { ...item(2), sequence: 5_002 }];
    const plan = planStart(found({ sequence: 1, journal: { envelopes: far, damaged: 0 }, mark: markOf(far.slice(0, 1), 5_001) }));
    expect(plan.skipTo).toEqual({ device: 'phone', sequence: 5_002 });
    expect(plan.mark?.sequence).toBe(5_002);
  });

  it('without any sentinel believes both copies', () => {
    const plan = planStart(found({ shelf: items(1), journal: { envelopes: items(2), damaged: 0 } }));
    expect(plan.toShelf).toEqual([item(2).hash]);
    expect(plan.mark?.count).toBe(2);
  });

  it('of a person who took over the phone keeps what the former one left, and misses nobody', () => {
    const all = [item(1, 'former'), item(1, 'phone')].map((each, index) => ({ ...each, hash: item(index + 1).hash }));
    const plan = planStart(found({ shelf: all, devices: ['phone', 'former'], journal: { envelopes: all, damaged: 0 }, mark: { ...markOf(all), device: 'former' } }));
    expect(kinds(plan)).toEqual([]);
    expect(plan.mark).toMatchObject({ device: 'phone', sequence: 1, count: 2 });
  });

  it('gives nothing up, tells every loss, and leaves the three in agreement, whatever survived', () => {
    const survivors = fc.record({ shelf: fc.subarray([0, 1, 2, 3, 4, 5, 6]), journal: fc.option(fc.subarray([0, 1, 2, 3, 4, 5, 6]), { nil: undefined }) });
    fc.assert(fc.property(survivors, fc.nat(7), ({ shelf, journal }, counted) => {
      const all = items(1, 2, 3, 4, 5, 6, 7);
      const [onShelf, inJournal] = [shelf.map((n) => all[n]!), journal?.map((n) => all[n]!)];
      const plan = planStart(found({
        shelf: onShelf, journal: inJournal && { envelopes: inJournal, damaged: 0 }, mark: markOf(all.slice(0, counted), counted),
      }));
      const union = new Set([...onShelf, ...inJournal ?? []].map((each) => each.hash));
      expect(new Set([...onShelf.map((each) => each.hash), ...plan.toShelf])).toEqual(union);
      if (inJournal !== undefined) expect(new Set([...inJournal.map((each) => each.hash), ...plan.toJournal])).toEqual(union);
      const lost = plan.incidents.find((each) => each.kind === 'responses_lost')?.count ?? 0;
      expect(lost >= counted - union.size).toBe(true);
      if (all.slice(0, counted).every((each) => union.has(each.hash))) expect(lost).toBe(0);
      if (plan.mark !== undefined) expect(plan.mark).toMatchObject({ count: union.size, hash: combineHashes(union) });
    }), { numRuns: 2_000 });
  });
});

describe('at sight', () => {
  const all = items(1, 2);
  const sight = { shelf: all, isFresh: false, isReplacement: false, devices: ['phone'], mark: markOf(all) };

  it('a shelf is whole when the sentinel vouches for it', () => {
    expect(isWholeAtSight(sight)).toBe(true);
    expect(isWholeAtSight({ ...sight, shelf: items(1, 2, 3) })).toBe(true);
  });

  it('nothing is taken for whole that is fresh, another one, shorter, of another device or unmarked', () => {
    for (const change of [{ isFresh: true }, { isReplacement: true }, { shelf: items(1) }, { shelf: items(1, 3) }, { devices: [] }, { devices: ['other'] }, { mark: undefined }]) {
      expect(isWholeAtSight({ ...sight, ...change })).toBe(false);
    }
  });
});
