/** What every storage adapter must do to prove what it kept. */
import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Campaign } from '#shared/campaign/model.ts';
import { headText, ledgerText } from '#shared/sealing/ledger.ts';
import type { Health } from '#shared/wire/health.ts';
import { readReceipt } from '#shared/wire/receipt.ts';
import { incoming, noonMs, smallResponse } from '../fixtures/envelopes.ts';
import { smallCampaign, storedCampaign } from '../fixtures/small-campaign.ts';
import { testNotary } from '../fixtures/notary.ts';
import { everything, type IncomingEnvelope, type Storage } from './port.ts';

const dayMs = 86_400_000;
const phone = {
  id: 'phone-1', account: 'account-1', kind: 'field', publicKey: 'k'.repeat(88), kiosk: null, enrolledAtMs: 1, lastSeenAtMs: null, waiting: 0, isRevoked: false,
} as const;
const account = { id: 'account-1', login: 'điều.tra', passwordHash: 'x', role: 'enumerator', scope: everything, isDisabled: false } as const;
const well: Health = {
  isPersisted: true, isInstalled: true, freeBytes: null, usedBytes: null, secondCopy: 'kept', unsent: 0, oldestUnsentAtMs: null, unsentIds: [], finished: 0, incidents: [],
};

/** `open` gives a storage over the same data each time within a test, with `testNotary`; `reset` forgets them. */
export function ledgerContract(name: string, open: () => Storage, reset: () => void): void {
  describe(`ledger: ${name}`, () => {
    let storage: Storage;
    let campaign: Campaign;
    let hash: string;
    const envelope = (over: Partial<IncomingEnvelope> = {}, response: Parameters<typeof smallResponse>[2] = {}) =>
      incoming(campaign, smallResponse(campaign, hash, response), over);
    const held = (over: Partial<IncomingEnvelope> = {}) => ({ ...envelope(), heldReasons: ['not_assigned' as const], ...over });
    const kinds = async () => (await storage.ledgerAfter(0, 1000)).map((each) => each.kind);
    const reopen = async (): Promise<void> => {
      await storage.close();
      storage = open();
    };

    beforeEach(async () => {
      storage = open();
      campaign = smallCampaign();
      const stored = await storedCampaign(campaign);
      hash = stored.questionnaireHash;
      await storage.createCampaign(stored, []);
    });
    afterEach(async () => {
      const entries = await storage.ledgerAfter(0, 10_000);
      let before = '';
      for (const [at, { hash: given, ...entry }] of entries.entries()) {
        expect([at, entry.index, given]).toEqual([at, at + 1, createHash('sha256').update(ledgerText(before, entry)).digest('hex')]);
        before = given;
      }
      expect(await storage.ledgerHead()).toMatchObject({ size: entries.length, hash: before });
      await storage.close();
      reset();
    });

    it('begins with an epoch, once', async () => {
      const { epoch, size } = await storage.ledgerHead();
      expect([size, await kinds()]).toEqual([1, ['epoch']]);
      await reopen();
      expect(await storage.ledgerHead()).toMatchObject({ epoch, size: 1 });
    });

    it('signs a receipt that names the envelope, its entry and the whole ledger up to it', async () => {
      const given = envelope();
      const [outcome] = await storage.storeBatch([given, envelope()]);
      const [, entry] = await storage.ledgerAfter(0, 2);
      const { epoch } = await storage.ledgerHead();
      expect(readReceipt(outcome!.receipt.text)).toEqual({
        status: 'stored', responseId: given.responseId, envelopeHash: given.envelopeHash, epoch, ledgerIndex: 2, ledgerHash: entry!.hash,
        storedAtMs: noonMs, position: 1, reasons: [],
      });
      expect(outcome!.receipt.signature).toBe(testNotary.sign(outcome!.receipt.text));
      expect(JSON.parse(entry!.body)).toMatchObject({ position: 1, responseId: given.responseId, envelopeHash: given.envelopeHash, isCounted: true });
    });

    it('answers a re-send byte for byte, in the same batch, later, after a restart and in a new epoch', async () => {
      const [given, other] = [envelope(), held()];
      const [first, again, heldFirst] = await storage.storeBatch([given, given, other]);
      expect([again!.receipt, again!.wasThere]).toEqual([first!.receipt, true]);
      await storage.storeBatch([envelope()]);
      await reopen();
      await storage.beginEpoch('restored', noonMs);
      const [later, heldLater] = await storage.storeBatch([{ ...given, receivedAtMs: noonMs + 9000 }, other]);
      expect([later!.receipt, heldLater!.receipt]).toEqual([first!.receipt, heldFirst!.receipt]);
      expect(readReceipt(heldFirst!.receipt.text)).toMatchObject({ status: 'held', reasons: ['not_assigned'] });
    });

    it('grows by one for what is stored, held and decided, and by none for a re-send', async () => {
      const original = envelope();
      const [, heldOne, heldTwo] = await storage.storeBatch([original, held(), held()]);
      await storage.storeBatch([original]);
      expect(await kinds()).toEqual(['epoch', 'stored', 'held', 'held']);
      const decision = { admit: envelope().counted, by: 'an', atMs: noonMs, reason: 'đúng', scope: everything };
      await storage.decideHeld(heldOne!.position, decision);
      await storage.decideHeld(heldOne!.position, decision);
      await storage.decideHeld(heldTwo!.position, { ...decision, admit: null });
      expect((await kinds()).slice(4)).toEqual(['admitted', 'kept_out']);
      await storage.storeBatch([envelope({}, { replaces: original.responseId })]);
      expect((await kinds()).slice(6)).toEqual(['stored', 'corrected']);
      expect(JSON.parse((await storage.ledgerAfter(7, 1))[0]!.body)).toEqual({ position: 1, by: 4 });
    });

    it('has no entry of an item that failed, nor of a decision that was not made', async () => {
      const broken = envelope();
      const bad: IncomingEnvelope = { ...broken, counted: { ...broken.counted!, campaign: 'there-is-none' } };
      expect((await storage.storeBatch([envelope(), bad, envelope()])).map((each) => each?.status)).toEqual(['stored', undefined, 'stored']);
      expect(await kinds()).toEqual(['epoch', 'stored', 'stored']);
      const original = envelope();
      const [, waiting] = await storage.storeBatch([original, held()]);
      const admit = { ...envelope().counted!, replaces: original.responseId };
      const outcome = await storage.decideHeld(waiting!.position, { admit, by: 'x', atMs: noonMs, reason: 'x', scope: { campaigns: 'all', units: ['south'] } });
      expect([outcome, (await kinds()).slice(3)]).toEqual(['out_of_scope', ['stored', 'held']]);
    });

    it('holds ids and hashes, never who decided nor why, nor an answer', async () => {
      const [waiting] = await storage.storeBatch([held()]);
      await storage.decideHeld(waiting!.position, { admit: null, by: 'bà-giám-sát', atMs: noonMs, reason: 'vì thế này', scope: everything });
      await storage.recordRefusals(campaign.id, { refusals: new Map([['north', 7]]), by: 'bà-giám-sát', atMs: noonMs, scope: everything });
      const text = JSON.stringify(await storage.ledgerAfter(0, 100));
      for (const secret of ['bà-giám-sát', 'vì thế này', '"answers"']) expect(text).not.toContain(secret);
      expect(await kinds()).toEqual(['epoch', 'held', 'kept_out', 'refusals']);
    });

    it('goes on in a new epoch, which its receipts name', async () => {
      await storage.storeBatch([envelope()]);
      const before = await storage.ledgerHead();
      const begun = await storage.beginEpoch('restored', noonMs);
      expect(begun.epoch).not.toBe(before.epoch);
      expect(JSON.parse((await storage.ledgerAfter(2, 1))[0]!.body)).toEqual({ epoch: begun.epoch, reason: 'restored', fromSize: 2, fromHash: before.hash });
      const [outcome] = await storage.storeBatch([envelope()]);
      expect(readReceipt(outcome!.receipt.text)).toMatchObject({ epoch: begun.epoch, ledgerIndex: 4 });
      await reopen();
      expect((await storage.ledgerHead()).epoch).toBe(begun.epoch);
      expect(await storage.appendLedger('key', '{"id":"k"}', noonMs)).toMatchObject({ epoch: begun.epoch, size: 5 });
    });

    it('signs the last state of a day with the first entry of the next, and when asked, but nothing twice', async () => {
      await storage.storeBatch([envelope({ receivedAtMs: noonMs })]);
      const last = await storage.ledgerHead();
      await storage.storeBatch([envelope({ receivedAtMs: noonMs + dayMs }), envelope({ receivedAtMs: noonMs + dayMs })]);
      expect(await storage.heads()).toMatchObject([{ ...last, day: '2026-11-20', signedAtMs: noonMs + dayMs }]);
      const signed = await storage.signHead('2026-11-21', noonMs + dayMs + 1);
      expect(signed).toMatchObject({ ...await storage.ledgerHead(), day: '2026-11-21' });
      expect(signed?.signature).toBe(testNotary.sign(headText(signed!)));
      expect(await storage.signHead('2026-11-21', noonMs + dayMs + 2)).toBeUndefined();
      await storage.storeBatch([envelope({ receivedAtMs: noonMs + 3 * dayMs })]);
      expect((await storage.heads()).map((each) => each.day)).toEqual(['2026-11-20', '2026-11-21']);
    });

    it('closes no day with what a generator made of another one', async () => {
      const made = envelope({ receivedAtMs: noonMs + dayMs });
      await storage.storeBatch([envelope(), { ...made, counted: { ...made.counted!, isGenerated: true } }]);
      expect(await storage.heads()).toEqual([]);
    });

    it('tells which envelopes are not here, by their content and not by their id', async () => {
      const [here, gone] = [envelope(), envelope()];
      const other = envelope({}, { id: here.responseId, answers: { c1: 1 } });
      await storage.storeBatch([here]);
      expect(await storage.missingOf([here, gone, other])).toEqual([gone.envelopeHash, other.envelopeHash]);
      await storage.storeBatch([other]);
      expect(await storage.missingOf([other])).toEqual([]);
    });

    it('finds what waits of a device whoever carried it, and what waits for one reason alone', async () => {
      await storage.storeBatch([
        held({ signer: 'lost', heldReasons: ['device_unknown'] }), held({ signer: 'lost', heldReasons: ['device_unknown', 'campaign_not_open'] }), held(),
      ]);
      expect(await storage.heldOf('lost')).toEqual([1, 2]);
      expect(await storage.heldBecauseOf('device_unknown')).toEqual([1]);
      await storage.decideHeld(1, { admit: null, by: 'x', atMs: noonMs, reason: 'x', scope: everything });
      expect([await storage.heldOf('lost'), await storage.heldBecauseOf('device_unknown')]).toEqual([[2], []]);
    });

    describe('of devices', () => {
      beforeEach(async () => {
        await storage.createAccount(account, [{ campaign: campaign.id, place: 's1' }]);
        await storage.enrolDevice(phone);
      });
      const brought = (sequence: number, receivedAtMs: number, over: Partial<IncomingEnvelope> = {}) =>
        envelope({ signer: phone.id, sequence, receivedAtMs, ...over });
      const gaps = async () => (await storage.gapsOf(campaign.id, everything))[0]!;

      it('says which numbers never came, and since when that is known', async () => {
        await storage.storeBatch([brought(1, noonMs), brought(2, noonMs), brought(4, noonMs + 50)]);
        await storage.storeBatch([brought(5, noonMs + 20), { ...brought(8, noonMs + 90), heldReasons: ['not_assigned'] }]);
        expect(await gaps()).toMatchObject({
          device: phone.id, finished: 8, received: 5, missingCount: 3, doubled: [], report: null,
          missing: [{ from: 3, to: 3, sinceMs: noonMs + 20 }, { from: 6, to: 7, sinceMs: noonMs + 90 }],
        });
        await storage.storeBatch([brought(3, noonMs + 99, { device: 'another' })]);
        expect((await gaps()).missing).toEqual([{ from: 6, to: 7, sinceMs: noonMs + 90 }]);
      });

      it('believes a device how many it finished, since it first said so', async () => {
        const tell = (atMs: number, finished: number) => storage.reportDevices([{ device: phone.id, atMs, waiting: 2, appVersion: '9', health: { ...well, finished } }]);
        await storage.storeBatch([brought(1, noonMs)]);
        await tell(noonMs + 10, 3);
        await tell(noonMs + 30, 3);
        await tell(noonMs + 20, 2);
        expect(await gaps()).toMatchObject({ finished: 3, received: 1, missingCount: 2, missing: [{ from: 2, to: 3, sinceMs: noonMs + 10 }] });
        expect((await gaps()).report).toEqual({ atMs: noonMs + 30, waiting: 2, appVersion: '9', health: { ...well, finished: 3 } });
        expect(await storage.device(phone.id)).toMatchObject({ waiting: 2 });
      });

      it('keeps no more than some hundred reports of one device, and knows since when all the same', async () => {
        const reports = Array.from({ length: 600 }, (_, at) => ({ device: phone.id, atMs: noonMs + at, waiting: 0, appVersion: '9', health: { ...well, finished: at + 1 } }));
        await storage.reportDevices(reports);
        await storage.storeBatch([brought(1, noonMs)]);
        expect((await gaps()).report).toMatchObject({ atMs: noonMs + 599, health: { finished: 600 } });
        const [missing] = (await gaps()).missing;
        expect(missing).toMatchObject({ from: 2, to: 600 });
        // Of all that was told, the report of number 2 went first: there are others close behind it.
        expect([missing!.sinceMs! > noonMs + 1, missing!.sinceMs! < noonMs + 9]).toEqual([true, true]);
      });

      it('says which numbers came with two contents', async () => {
        await storage.storeBatch([brought(1, noonMs), brought(1, noonMs + 5), brought(2, noonMs)]);
        expect(await gaps()).toMatchObject({ finished: 2, received: 2, missingCount: 0, missing: [], doubled: [1] });
      });

      const hashOf = (name: number | string) => createHash('sha256').update(String(name)).digest('hex');
      /** Number `sequence` with the hash of `name`, behind the one with the hash of `before`. */
      const link = (sequence: number, name: number | string, before: number | string | null, over: Partial<IncomingEnvelope> = {}) =>
        brought(sequence, noonMs, { envelopeHash: hashOf(name), previousHash: before === null ? '' : hashOf(before), ...over });

      it('says which numbers do not follow the envelope before, in whatever order and batches they come', async () => {
        // 4 follows another 3; 6 forgot what was before; 9 follows a missing one; 11 follows either of two; 13 follows neither.
        const links = [
          link(1, 1, null), link(2, 2, 1), link(3, 3, 2), link(4, 4, 'another 3'), link(5, 5, 4), link(6, 6, null), link(7, 7, 6), link(9, 9, 'unseen'),
          link(10, '10 a', 9), link(10, '10 b', 9), link(11, 11, '10 b'), link(12, '12 a', 11), link(12, '12 b', 11), link(13, 13, 'another 12'),
        ];
        await fc.assert(fc.asyncProperty(fc.shuffledSubarray(links, { minLength: links.length }), fc.integer({ min: 1, max: 14 }), async (order, size) => {
          const device = randomUUID();
          await storage.enrolDevice({ ...phone, id: device });
          const mine = order.map((each) => ({ ...each, responseId: randomUUID(), signer: device }));
          for (let from = 0; from < mine.length; from += size) await storage.storeBatch(mine.slice(from, from + size));
          const found = (await storage.gapsOf(campaign.id, everything)).find((each) => each.device === device);
          expect(found).toMatchObject({ broken: [4, 6, 13], doubled: [10, 12], missing: [{ from: 8, to: 8 }] });
        }), { numRuns: 8 });
      });

      it('finds no break in a chain that begins, nor where it has nothing to compare with', async () => {
        await storage.storeBatch([link(1, 'lost', 'never'), link(1, 1, null), link(2, 2, 1), link(5, 5, 'unseen')]);
        expect(await gaps()).toMatchObject({ broken: [], doubled: [1] });
        // Of another device, or not proven to be of this one.
        await storage.storeBatch([link(4, 4, 'unseen', { signer: 'another' }), link(4, 'forged', 'unseen', { sequence: null })]);
        expect((await gaps()).broken).toEqual([]);
        await storage.storeBatch([link(4, 'other', 'unseen')]);
        expect((await gaps()).broken).toEqual([5]);
      });

      it('shows the devices of the reader\'s units and no others', async () => {
        expect((await storage.gapsOf(campaign.id, { campaigns: 'all', units: ['south'] })).map((each) => each.device)).toEqual([phone.id]);
        for (const scope of [{ campaigns: 'all', units: ['north'] }, { campaigns: [], units: 'all' }, { campaigns: 'all', units: [] }] as const) {
          expect(await storage.gapsOf(campaign.id, scope)).toEqual([]);
        }
      });

      it('takes no report of a device that is not enrolled', async () => {
        await storage.reportDevices([{ device: 'stranger', atMs: noonMs, waiting: 1, appVersion: '1', health: null }]);
        expect(await storage.device('stranger')).toBeUndefined();
      });

      it('gives a code to one device, in time, and to that one again', async () => {
        const code = { codeHash: 'c'.repeat(64), kind: 'field', account: account.id, kiosk: null, createdBy: account.id, expiresAtMs: noonMs + 100 } as const;
        const kiosk = { ...code, codeHash: 'd'.repeat(64), kind: 'kiosk', kiosk: { campaign: campaign.id, place: 's1' } } as const;
        await storage.createEnrolmentCode(code, noonMs);
        await storage.createEnrolmentCode(kiosk, noonMs);
        const [one, other] = [randomUUID(), randomUUID()];
        const both = async <T>(ask: (taker: { readonly by: string; readonly atMs: number }) => Promise<T>, atMs: number) =>
          [await ask({ by: one, atMs }), await ask({ by: other, atMs })];
        expect(await both((taker) => storage.enrolmentCode(code.codeHash, taker), noonMs)).toEqual([code, code]);
        expect(await both((taker) => storage.takeEnrolmentCode(code.codeHash, taker), noonMs)).toEqual([true, false]);
        expect(await both((taker) => storage.enrolmentCode(code.codeHash, taker), noonMs + 99)).toEqual([code, undefined]);
        expect(await both((taker) => storage.takeEnrolmentCode(code.codeHash, taker), noonMs + 99)).toEqual([true, false]);
        expect(await both((taker) => storage.takeEnrolmentCode(code.codeHash, taker), noonMs + 100)).toEqual([false, false]);
        expect(await storage.enrolmentCode(kiosk.codeHash, { by: other, atMs: noonMs })).toEqual(kiosk);
        expect(await storage.enrolmentCode('e'.repeat(64), { by: one, atMs: noonMs })).toBeUndefined();
      });
    });

    it('tells that a demonstration was removed, and forgets its receipts but not its entries', async () => {
      const demonstration = smallCampaign('demo', { isDemonstration: true });
      await storage.createCampaign(await storedCampaign(demonstration), []);
      await storage.storeBatch([incoming(demonstration, smallResponse(demonstration, hash)), envelope()]);
      await storage.removeDemonstration(noonMs + 1);
      expect(await kinds()).toEqual(['epoch', 'stored', 'stored', 'removed']);
      const bodies = (await storage.ledgerAfter(1, 3)).map((each) => JSON.parse(each.body) as { isDemonstration?: boolean; campaign: string });
      expect(bodies.map((each) => [each.campaign, each.isDemonstration])).toEqual([['demo', true], [campaign.id, false], ['demo', undefined]]);
    });
  });
}
