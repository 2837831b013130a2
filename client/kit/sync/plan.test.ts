// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Receipt } from '#shared/wire/push.ts';
import type { OutboxItem } from '../store/rows.ts';
import { idOf } from '../testing/samples.ts';
import {
  afterNoAnswer, afterReceipts, backOffMaxMs, backOffMinMs, backOffMs, batchBytesMax, firstRunState, isHopeless, nextBatch,
  type RunState,
} from './plan.ts';

const nowMs = 1_000_000;
const noWait = { nowMs, isForced: false };

function itemOf(n: number, change: Partial<OutboxItem> = {}): OutboxItem {
  return {
    id: idOf(n), device: 'd', campaign: 'c', place: 'p', sequence: n, hash: String(n).padStart(64, '0'), sizeBytes: 5_000, finishedAtMs: n,
    status: 'waiting', attempts: 0, nextAttemptAtMs: 0, settledAtMs: null, isCounted: 0, ...change,
  };
}
function itemsOf(count: number): OutboxItem[] {
  return Array.from({ length: count }, (_, index) => itemOf(index + 1));
}
function receiptOf(item: OutboxItem, change: Partial<Receipt> = {}): Receipt {
  return { status: 'stored', responseId: item.id, envelopeHash: item.hash, storedAtMs: 5, position: 1, reasons: [], ...change };
}
function judge(sent: readonly OutboxItem[], receipts: readonly Receipt[], state: RunState = firstRunState, items = sent) {
  return afterReceipts(sent, receipts, { nowMs, random: () => 0, state, items });
}
const ids = (items: readonly OutboxItem[]): string[] => items.map((each) => each.id);

describe('the next batch', () => {
  it('begins with one, the oldest', () => {
    expect(ids(nextBatch(itemsOf(9), firstRunState, noWait))).toEqual([idOf(1)]);
  });

  it('grows while it is answered, to fifty at most', () => {
    let state = firstRunState;
    const sizes: number[] = [];
    const items = itemsOf(200);
    for (let batch = nextBatch(items, state, noWait); batch.length > 0; batch = nextBatch(items, state, noWait)) {
      sizes.push(batch.length);
      state = judge(batch, batch.map((each) => receiptOf(each)), state).state;
    }
    expect(sizes).toEqual([1, 4, 16, 50, 50, 50, 29]);
  });

  it('stays within its bytes, but one item always goes', () => {
    const big = { sizeBytes: batchBytesMax / 2 };
    const wide = { ...firstRunState, batchSize: 50 };
    expect(nextBatch([itemOf(1, big), itemOf(2, big), itemOf(3, big)], wide, noWait).length).toBe(2);
    expect(nextBatch([itemOf(1, { sizeBytes: batchBytesMax * 2 })], wide, noWait).length).toBe(1);
  });

  it('leaves out what should still wait, unless a person asks', () => {
    const items = [itemOf(1, { nextAttemptAtMs: nowMs + 1 }), itemOf(2)];
    expect(ids(nextBatch(items, firstRunState, noWait))).toEqual([idOf(2)]);
    expect(ids(nextBatch(items, firstRunState, { nowMs, isForced: true }))).toEqual([idOf(1)]);
  });

  it('an item that waited sixty days is sent like any other', () => {
    expect(nextBatch([itemOf(1, { finishedAtMs: nowMs - 60 * 86_400_000 })], firstRunState, noWait).length).toBe(1);
  });
});

describe('receipts', () => {
  it('only one that names id and hash settles an item, wherever it stands', () => {
    const [first, second] = [itemOf(1), itemOf(2)];
    const { settlements } = judge([first, second], [receiptOf(second), receiptOf(first, { status: 'held' })]);
    expect(settlements.map((each) => [each.id, each.status])).toEqual([[first.id, 'held'], [second.id, 'received']]);
  });

  it.each([
    ['another hash', { envelopeHash: 'f'.repeat(64) }],
    ['another id', { responseId: idOf(9) }],
    ['no hash', { envelopeHash: '' }],
    ['no id', { responseId: '' }],
  ])('a "stored" with %s leaves the item waiting', (_name, lie) => {
    const { settlements } = judge([itemOf(1)], [receiptOf(itemOf(1), lie)]);
    expect(settlements).toMatchObject([{ status: 'waiting', settledAtMs: null, attempts: 1 }]);
  });

  it('a refusal that could not read the item is taken by its place', () => {
    const { settlements } = judge([itemOf(1), itemOf(2)], [receiptOf(itemOf(1)), receiptOf(itemOf(2), { status: 'refused', responseId: '', envelopeHash: '' })]);
    expect(settlements.map((each) => each.status)).toEqual(['received', 'refused']);
  });

  it('a refusal that names another item is not taken', () => {
    const { settlements } = judge([itemOf(1)], [receiptOf(itemOf(2), { status: 'refused' })]);
    expect(settlements).toMatchObject([{ status: 'waiting' }]);
  });

  it('fewer receipts than items settle those they name', () => {
    const { settlements } = judge(itemsOf(3), [receiptOf(itemOf(1))]);
    expect(settlements.map((each) => each.status)).toEqual(['received', 'waiting', 'waiting']);
  });

  it('"retry" asks again after a minute', () => {
    const { settlements } = judge([itemOf(1)], [receiptOf(itemOf(1), { status: 'retry' })]);
    expect(settlements).toMatchObject([{ status: 'waiting', nextAttemptAtMs: nowMs + backOffMinMs }]);
  });

  it('whatever receipts come, nothing is received that was not named with its hash', () => {
    const some = fc.record({
      status: fc.constantFrom('stored', 'held', 'refused', 'retry'), responseId: fc.constantFrom('', idOf(1), idOf(2)),
      envelopeHash: fc.constantFrom('', itemOf(1).hash, itemOf(2).hash, 'f'.repeat(64)),
      storedAtMs: fc.integer(), position: fc.integer(), reasons: fc.constant([]),
    }) as fc.Arbitrary<Receipt>;
    fc.assert(fc.property(fc.array(some, { maxLength: 4 }), (receipts) => {
      const sent = itemsOf(2);
      for (const each of judge(sent, receipts).settlements) {
        const named = receipts.some((one) => one.responseId === each.id && one.envelopeHash === each.hash && (one.status === 'stored' || one.status === 'held'));
        if (each.status === 'received' || each.status === 'held') expect(named).toBe(true);
      }
    }), { seed: 42 });
  });
});

describe('no answer', () => {
  it('a batch is tried again one by one', () => {
    const state = afterNoAnswer(itemsOf(16), { ...firstRunState, batchSize: 16 });
    expect(state).toMatchObject({ batchSize: 1, suspects: [] });
  });

  it('an item that failed alone is set aside, and blamed only when another is answered', () => {
    const items = itemsOf(3);
    const aside = afterNoAnswer([itemOf(1)], firstRunState);
    const batch = nextBatch(items, aside, noWait);
    expect(ids(batch)).toEqual([idOf(2)]);
    const { settlements, state } = judge(batch, [receiptOf(itemOf(2))], aside, items);
    expect(settlements).toMatchObject([{ id: idOf(2), status: 'received' }, { id: idOf(1), status: 'waiting', attempts: 1 }]);
    expect(ids(nextBatch(items, state, noWait))).toEqual([idOf(3)]);
  });

  it('three in a row end the run, and nobody is to blame', () => {
    let state = firstRunState;
    for (const item of itemsOf(3)) state = afterNoAnswer([item], state);
    expect(isHopeless(state)).toBe(true);
  });

  it('a run always ends: every batch is new or is the last', () => {
    fc.assert(fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 300 }), (answered) => {
      const items = itemsOf(40);
      let state = firstRunState;
      let rounds = 0;
      for (; rounds < answered.length && !isHopeless(state); rounds += 1) {
        const batch = nextBatch(items, state, noWait);
        if (batch.length === 0) break;
        state = answered[rounds] === true ? judge(batch, batch.map((each) => receiptOf(each)), state, items).state : afterNoAnswer(batch, state);
      }
      expect(rounds).toBeLessThanOrEqual(160);
    }), { seed: 42 });
  });
});

describe('waiting longer each time', () => {
  it('doubles from a minute to six hours', () => {
    const minutes = [1, 2, 3, 4, 9, 10, 60].map((attempts) => backOffMs(attempts, () => 0) / 60_000);
    expect(minutes).toEqual([1, 2, 4, 8, 256, 360, 360]);
  });

  it('chance adds a quarter at most, so that a province does not come back in one second', () => {
    expect(backOffMs(1, () => 0.999)).toBeLessThan(backOffMinMs * 1.25);
    expect(backOffMs(99, () => 0.999)).toBeLessThan(backOffMaxMs * 1.25);
    expect(backOffMs(1, () => 0.5)).toBe(backOffMinMs * 1.125);
  });
});
