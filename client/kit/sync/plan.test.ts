// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { receiptText, type ReceiptFacts } from '#shared/wire/receipt.ts';
import type { OutboxItem } from '../store/rows.ts';
import { idOf } from '../testing/samples.ts';
import { afterHopeless } from './hopeless.ts';
import {
  afterNoAnswer, afterReceipts, afterUnreadable, batchBytesMax, bearableBytes, beginning, firstRunState,
  isHopeless, nextBatch, pauseMs, soonMs, type RunState, type VerifiedReceipt,
} from './plan.ts';
import { afterSilence, backOffMaxMs, backOffMinMs, backOffMs, isDue, nextAttemptAt, silenceMaxMs } from './waits.ts';

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
function receiptOf(item: OutboxItem, change: Partial<ReceiptFacts> = {}): VerifiedReceipt {
  const facts: ReceiptFacts = {
    status: 'stored', responseId: item.id, envelopeHash: item.hash, epoch: 'e', ledgerIndex: 1, ledgerHash: 'b'.repeat(64), storedAtMs: 5,
    position: 1, reasons: [], ...change,
  };
  return { facts, signed: { text: receiptText(facts), signature: 'S' } };
}
/** So fast that no batch is too heavy. */
const fast = { bytes: batchBytesMax, tookMs: 1 };
function judge(sent: readonly OutboxItem[], receipts: readonly VerifiedReceipt[], state: RunState = firstRunState, items = sent) {
  return afterReceipts(sent, receipts, { nowMs, random: () => 0, state, items, measured: fast });
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
    expect(ids(nextBatch(items, { ...firstRunState, batchSize: 50 }, { nowMs, isForced: true }))).toEqual([idOf(2), idOf(1)]);
  });

  it('an item that was given a wait by a wrong clock is not kept behind those that fail again and again', () => {
    const failing = [1, 2, 3].map((n) => itemOf(n, { attempts: 8, nextAttemptAtMs: nowMs - n }));
    const stamped = itemOf(4, { nextAttemptAtMs: nowMs + 4 * 365 * 86_400_000 });
    expect(ids(nextBatch([...failing, stamped], firstRunState, noWait))).toEqual([idOf(4)]);
  });

  it('an item that should wait longer than any wait can be is due: the clock was set back', () => {
    const longestMs = backOffMs(99, () => 0.999);
    expect(isDue({ nextAttemptAtMs: nowMs + longestMs }, nowMs)).toBe(false);
    expect(isDue({ nextAttemptAtMs: nowMs + 3 * 365 * 86_400_000 }, nowMs)).toBe(true);
    expect(nextAttemptAt([itemOf(1, { nextAttemptAtMs: nowMs + 500 }), itemOf(2, { nextAttemptAtMs: nowMs + 400 })], nowMs)).toBe(nowMs + 400);
    expect([nextAttemptAt([itemOf(1)], nowMs), nextAttemptAt([], nowMs)]).toEqual([nowMs, null]);
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

  it('a refusal of what could not be read names the hash alone', () => {
    const { settlements } = judge([itemOf(1), itemOf(2)], [receiptOf(itemOf(1)), receiptOf(itemOf(2), { status: 'refused', responseId: '' })]);
    expect(settlements.map((each) => each.status)).toEqual(['received', 'refused']);
  });

  it('a refusal that names nothing is not taken, wherever it stands', () => {
    const { settlements } = judge([itemOf(1)], [receiptOf(itemOf(1), { status: 'refused', responseId: '', envelopeHash: '' })]);
    expect(settlements).toMatchObject([{ status: 'waiting' }]);
  });

  it('text and signature are kept as they came', () => {
    const receipt = receiptOf(itemOf(1), { status: 'held', reasons: ['campaign_not_open'] });
    expect(judge([itemOf(1)], [receipt]).settlements).toEqual([{
      id: itemOf(1).id, hash: itemOf(1).hash, status: 'held', attempts: 1, nextAttemptAtMs: 0, settledAtMs: nowMs, receipt: receipt.signed,
    }]);
  });

  it('of two envelopes under one response id each is settled by its own hash', () => {
    const [first, second] = [itemOf(1), itemOf(2, { id: `${itemOf(1).id}~00000002` })];
    const { settlements } = judge([first, second], [receiptOf(first), receiptOf(second, { responseId: first.id, status: 'held' })]);
    expect(settlements.map((each) => [each.id, each.status])).toEqual([[first.id, 'received'], [second.id, 'held']]);
  });

  it('a refusal that names another item is not taken', () => {
    const { settlements } = judge([itemOf(1)], [receiptOf(itemOf(2), { status: 'refused' })]);
    expect(settlements).toMatchObject([{ status: 'waiting' }]);
  });

  it('fewer receipts than items settle those they name', () => {
    const { settlements } = judge(itemsOf(3), [receiptOf(itemOf(1))]);
    expect(settlements.map((each) => each.status)).toEqual(['received', 'waiting', 'waiting']);
  });

  it('an item without a receipt is asked for again after a minute', () => {
    const { settlements } = judge([itemOf(1)], []);
    expect(settlements).toMatchObject([{ status: 'waiting', nextAttemptAtMs: nowMs + backOffMinMs }]);
  });

  it('whatever receipts come, nothing is received that was not named with its hash', () => {
    const some = fc.record({
      status: fc.constantFrom('stored' as const, 'held' as const, 'refused' as const), responseId: fc.constantFrom('', idOf(1), idOf(2)),
      envelopeHash: fc.constantFrom('', itemOf(1).hash, itemOf(2).hash, 'f'.repeat(64)),
    }).map((change) => receiptOf(itemOf(1), change));
    fc.assert(fc.property(fc.array(some, { maxLength: 4 }), (receipts) => {
      const sent = itemsOf(2);
      for (const each of judge(sent, receipts).settlements) {
        const named = receipts.some(({ facts }) => facts.responseId === each.id && facts.envelopeHash === each.hash && facts.status !== 'refused');
        if (each.status === 'received' || each.status === 'held') expect(named).toBe(true);
      }
    }), { seed: 42 });
  });
});

describe('no answer', () => {
  it('a batch is tried again one by one', () => {
    const state = afterNoAnswer(itemsOf(16), { ...firstRunState, batchSize: 16 }, 'silence');
    expect(state).toMatchObject({ batchSize: 1, suspects: [] });
  });

  it('an item that failed alone is set aside, and blamed only when another is answered', () => {
    const items = itemsOf(3);
    const aside = afterNoAnswer([itemOf(1)], firstRunState, 'answered');
    const batch = nextBatch(items, aside, noWait);
    expect(ids(batch)).toEqual([idOf(2)]);
    const { settlements, state } = judge(batch, [receiptOf(itemOf(2))], aside, items);
    expect(settlements).toMatchObject([{ id: idOf(2), status: 'received' }, { id: idOf(1), status: 'waiting', attempts: 1 }]);
    expect(ids(nextBatch(items, state, noWait))).toEqual([idOf(3)]);
  });

  it('silence makes it wait for seconds, and it is tried again in the same run when they are over', () => {
    const items = itemsOf(3);
    const aside = afterNoAnswer([itemOf(1)], firstRunState, 'silence');
    const { settlements, state } = judge([itemOf(2)], [receiptOf(itemOf(2))], aside, items);
    expect(settlements.at(-1)).toMatchObject({ id: idOf(1), status: 'waiting', attempts: 0, silences: 1, nextAttemptAtMs: nowMs + 2_000 });
    const later = items.slice(0, 1).map((each) => ({ ...each, ...settlements.at(-1) }));
    expect([nextBatch(later, state, noWait), nextBatch(later, state, { nowMs, isForced: true })]).toEqual([[], []]);
    expect(soonMs(later, state, nowMs)).toBe(2_000);
    expect(ids(nextBatch(later, state, { nowMs: nowMs + 2_000, isForced: false }))).toEqual([idOf(1)]);
  });

  it('silence is worth a wait of seconds within a run, and no more', () => {
    const silent = { ...firstRunState, silent: [idOf(1)] };
    const inMs = (ms: number, state: RunState = silent): number | undefined => soonMs([itemOf(1, { nextAttemptAtMs: nowMs + ms })], state, nowMs);
    expect([inMs(5_000), inMs(7_000), inMs(0), inMs(1_000, firstRunState), inMs(1_000, { ...silent, done: [idOf(1)] }), soonMs([], silent, nowMs)])
      .toEqual([5_000, undefined, undefined, undefined, undefined, undefined]);
  });

  it('however often the network is silent for one item, it waits no longer than a minute and a quarter', () => {
    const waits = [0, 1, 2, 3, 4, 5, 500].map((silences) => afterSilence(itemOf(1, { silences }), { nowMs, random: () => 0 }).nextAttemptAtMs - nowMs);
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    expect(afterSilence(itemOf(1, { silences: 99 }), { nowMs, random: () => 0.999 }).nextAttemptAtMs - nowMs).toBeLessThan(silenceMaxMs * 1.25);
  });

  it('an answer without a receipt after silence counts as what it is', () => {
    const silent = afterNoAnswer([itemOf(1)], firstRunState, 'silence');
    const state = afterNoAnswer([itemOf(1)], silent, 'answered');
    expect([silent.silent, state.silent]).toEqual([[idOf(1)], []]);
    expect(judge([itemOf(2)], [receiptOf(itemOf(2))], { ...state, suspects: [idOf(1)] }, itemsOf(2)).settlements.at(-1))
      .toMatchObject({ id: idOf(1), attempts: 1, silences: 0, nextAttemptAtMs: nowMs + backOffMinMs });
  });

  it('three in a row end the run, and nobody is to blame; those that were tried alone let the others go first', () => {
    const items = itemsOf(4);
    let state = firstRunState;
    for (const item of items.slice(0, 3)) state = afterNoAnswer([item], state, 'silence');
    expect(isHopeless(state)).toBe(true);
    const settlements = afterHopeless(items, state, { nowMs, random: () => 0, isAnswered: false });
    expect(settlements.map((each) => [each.id, each.attempts, each.nextAttemptAtMs])).toEqual([1, 2, 3].map((n) => [idOf(n), 0, nowMs]));
    const later = items.map((each) => ({ ...each, ...settlements.find((one) => one.id === each.id) }));
    expect(ids(nextBatch(later, { ...firstRunState, batchSize: 50 }, noWait))).toEqual([4, 1, 2, 3].map(idOf));
  });

  it('pauses longer each time, so that a connection that broke may be back', () => {
    const once = afterNoAnswer(itemsOf(1), firstRunState, 'silence');
    expect([pauseMs(firstRunState), pauseMs(once), pauseMs(afterNoAnswer(itemsOf(1), once, 'silence'))]).toEqual([0, 1_000, 2_000]);
  });

  it('a run always ends: every batch is new or is the last', () => {
    fc.assert(fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 300 }), (answered) => {
      const items = itemsOf(40);
      let state = firstRunState;
      let rounds = 0;
      for (; rounds < answered.length && !isHopeless(state); rounds += 1) {
        const batch = nextBatch(items, state, noWait);
        if (batch.length === 0) break;
        state = answered[rounds] === true ? judge(batch, batch.map((each) => receiptOf(each)), state, items).state : afterNoAnswer(batch, state, rounds % 2 === 0 ? 'silence' : 'answered');
      }
      expect(rounds).toBeLessThanOrEqual(160);
    }), { seed: 42 });
  });
});

describe('a slow network', () => {
  const sizes = (state: RunState): number => nextBatch(itemsOf(60), state, noWait).length;

  it('is given one item at first, a quick one as many as weigh 64 kilobytes', () => {
    expect([sizes(beginning(2_500, undefined)), sizes(beginning(300, undefined))]).toEqual([1, 13]);
  });

  it('is given what it carries in four seconds: at 20 kbit/s ten kilobytes', () => {
    const measured = { bytes: 5_000, tookMs: 2_000 };
    expect(bearableBytes(measured)).toBe(10_000);
    const { state } = afterReceipts(itemsOf(1), [receiptOf(itemOf(1))], { nowMs, random: () => 0, state: firstRunState, items: itemsOf(60), measured });
    expect(nextBatch(itemsOf(60), state, noWait).map((each) => each.id)).toEqual([idOf(2), idOf(3)]);
  });

  it('is remembered by the next run, whatever hello takes', () => {
    expect([sizes(beginning(100, 10_000)), sizes(beginning(9_000, 100_000))]).toEqual([2, 20]);
  });

  it('whose answer came at once bears the largest batch and no more', () => {
    expect([bearableBytes({ bytes: 1_000, tookMs: 0 }), bearableBytes({ bytes: 400_000, tookMs: 1_000 })]).toEqual([batchBytesMax, batchBytesMax]);
  });
});

describe('bytes that cannot be read', () => {
  it('in a batch are looked for item by item', () => {
    const { settlements, state } = afterUnreadable(itemsOf(4), { nowMs, random: () => 0, state: { ...firstRunState, batchSize: 16 } });
    expect([settlements, state.batchSize]).toEqual([[], 1]);
  });

  it('of one item make it wait, and the run goes on with the next', () => {
    const { settlements, state } = afterUnreadable([itemOf(1)], { nowMs, random: () => 0, state: firstRunState });
    expect(settlements).toMatchObject([{ id: idOf(1), status: 'waiting', attempts: 1, nextAttemptAtMs: nowMs + backOffMinMs }]);
    expect(ids(nextBatch(itemsOf(3), state, noWait))).toEqual([idOf(2)]);
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
