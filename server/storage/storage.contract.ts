/** What every storage adapter must do. */
import { beforeEach, afterEach, describe, expect, it } from 'vitest';
import type { Campaign, Scope } from '#shared/campaign/model.ts';
import { campaignLayout } from '#shared/campaign/campaign-layout.ts';
import type { TallyCell } from '#shared/tally/cell.ts';
import { cellsOf, sourcedKey, type SourcedCell } from '#shared/tally/sourced-cell.ts';
import { foldResponse } from '#shared/tally/fold.ts';
import { incoming, noonMs, smallResponse } from '../fixtures/envelopes.ts';
import { smallCampaign, storedCampaign } from '../fixtures/small-campaign.ts';
import { everything, type Account, type IncomingEnvelope, type Storage } from './port.ts';

const account = (over: Partial<Account> = {}): Account => ({
  id: 'account-1', login: 'điều.tra', passwordHash: 'x', role: 'enumerator', scope: everything, isDisabled: false, ...over,
});
const onlySouth = { campaigns: 'all', units: ['south'] } as const;
const elsewhere = { campaigns: ['another'], units: 'all' } as const;

/** `open` gives a storage over the same data each time within a test; `reset` forgets them. */
export function storageContract(name: string, open: () => Storage, reset: () => void): void {
  describe(`storage: ${name}`, () => {
    let storage: Storage;
    let campaign: Campaign;
    let hash: string;
    const response = (over: Parameters<typeof smallResponse>[2] = {}) => smallResponse(campaign, hash, over);
    const envelope = (over: Parameters<typeof smallResponse>[2] = {}) => incoming(campaign, response(over));
    const reopen = async (): Promise<void> => {
      await storage.close();
      storage = open();
    };
    const n = (cells: readonly TallyCell[]): number => cells.reduce((sum, cell) => sum + (cell.vector[0] ?? 0), 0);

    beforeEach(async () => {
      storage = open();
      campaign = smallCampaign();
      const stored = await storedCampaign(campaign);
      hash = stored.questionnaireHash;
      await storage.createCampaign(stored, []);
    });
    afterEach(async () => {
      await storage.close();
      reset();
    });

    it('keeps what it acknowledged after it was closed and opened again', async () => {
      const given = envelope();
      await storage.storeBatch([given]);
      await reopen();
      const [found] = await storage.responsesAfter(campaign.id, everything, { after: 0, limit: 10 });
      expect(Buffer.from(found?.bytes ?? []).equals(Buffer.from(given.bytes))).toBe(true);
      expect(found).toMatchObject({ responseId: given.responseId, envelopeHash: given.envelopeHash, receivedAtMs: noonMs });
      expect(n(await storage.readTallies(campaign.id, everything))).toBe(1);
    });

    it('keeps counts of different sources apart, through a rebuild as well', async () => {
      const given = [envelope(), envelope({ channel: 'kiosk', access: 'dossier' }), envelope({ channel: 'kiosk' }), envelope({ channel: 'link', isPartial: true }), envelope({ channel: 'kiosk', access: 'open' })];
      await storage.storeBatch(given);
      const cells = await storage.readTallies(campaign.id, everything);
      expect(sorted(cells)).toEqual(sorted(foldAll(campaign, given)));
      expect(cells.map((cell) => [cell.source, cell.vector[0]]).sort()).toEqual([['field', 1], ['kiosk_dossier', 1], ['kiosk_open', 2], ['partial', 1]]);
      expect(n(cellsOf(cells, ['field', 'kiosk_open']))).toBe(3);
      await storage.rebuildTallies(campaign.id);
      await reopen();
      expect(sorted(await storage.readTallies(campaign.id, everything))).toEqual(sorted(cells));
    });

    it('counts a response sent twice once and answers with the first outcome', async () => {
      const given = envelope();
      const [first] = await storage.storeBatch([given]);
      const [again, inOneBatch] = await storage.storeBatch([{ ...given, receivedAtMs: noonMs + 5000 }, given]);
      expect(again).toEqual({ ...first, wasThere: true });
      expect(inOneBatch).toEqual(again);
      expect(n(await storage.readTallies(campaign.id, everything))).toBe(1);
    });

    it('holds other content under a known id, outside every tally, and never overwrites', async () => {
      const given = envelope();
      const other = incoming(campaign, response({ id: given.responseId, answers: { c1: 1 } }));
      await storage.storeBatch([given]);
      const [held] = await storage.storeBatch([other]);
      expect(held).toMatchObject({ status: 'held', reasons: ['same_id_other_content'], wasThere: false });
      expect(await storage.storeBatch([other])).toEqual([{ ...held, wasThere: true }]);
      expect(await storage.storeBatch([given])).toMatchObject([{ status: 'stored', position: 1 }]);
      expect(n(await storage.readTallies(campaign.id, everything))).toBe(1);
    });

    it('lets nothing without a good signature take an id from the device that made it', async () => {
      const given = envelope();
      const altered: IncomingEnvelope = { ...incoming(campaign, response({ id: given.responseId, answers: { c1: 1 } })), counted: null, heldReasons: ['signature_bad'] };
      expect(await storage.storeBatch([altered])).toMatchObject([{ status: 'held', reasons: ['signature_bad'] }]);
      expect(await storage.storeBatch([given])).toMatchObject([{ status: 'stored', reasons: [] }]);
      expect(await storage.storeBatch([altered])).toMatchObject([{ status: 'held', wasThere: true }]);
      expect(n(await storage.readTallies(campaign.id, everything))).toBe(1);
    });

    describe('of two contents under one id', () => {
      const [id, other] = ['one', 'two'];
      const phone = { device: 'phone', signer: 'phone' };
      const under = (name: string, over: Partial<IncomingEnvelope>) =>
        ({ ...incoming(campaign, response({ id: known, answers: { c1: name === id ? 1 : 2 } })), ...phone, ...over });
      let known: string;
      beforeEach(() => { known = response().id; });

      it.each<[string, 'has the id' | 'takes no id', Partial<IncomingEnvelope>]>([
        ['a counted one', 'has the id', {}],
        ['one of the device itself that waits', 'has the id', { heldReasons: ['campaign_not_open'] }],
        ['one of a revoked device', 'has the id', { heldReasons: ['device_revoked'] }],
        ['one whose key is not there', 'has the id', { counted: null, heldReasons: ['key_unknown'] }],
        ['one whose signature does not fit', 'takes no id', { heldReasons: ['signature_bad'] }],
        ['one of a device that nobody knows', 'takes no id', { device: 'stranger', signer: 'stranger', heldReasons: ['device_unknown'] }],
        ['one that another device handed in in this one\'s name', 'takes no id', { device: 'another', heldReasons: ['device_mismatch'] }],
        ['one that nobody can read', 'takes no id', { counted: null, heldReasons: ['payload_unreadable'] }],
      ])('%s %s', async (_which, what, over) => {
        const stands = what === 'has the id';
        const [first] = await storage.storeBatch([under(id, over)]);
        const [second] = await storage.storeBatch([under(other, {})]);
        expect(second).toMatchObject(stands ? { status: 'held', reasons: ['same_id_other_content'] } : { status: 'stored', reasons: [] });
        expect(first!.receipt).not.toEqual(second!.receipt);
        expect(await storage.storeBatch([under(id, over), under(other, {})])).toEqual([{ ...first, wasThere: true }, { ...second, wasThere: true }]);
        const isFirstCounted = over.heldReasons === undefined;
        expect(n(await storage.readTallies(campaign.id, everything))).toBe(isFirstCounted || !stands ? 1 : 0);
      });

      it('one that nobody vouched for stands in the way once a person has let it stand, and not when it was kept out', async () => {
        const forged = under(id, { heldReasons: ['signature_bad'] });
        const [kept] = await storage.storeBatch([forged]);
        await storage.decideHeld(kept!.position, { admit: null, by: 'x', atMs: noonMs, reason: 'sai', scope: everything });
        expect(await storage.storeBatch([under(other, {})])).toMatchObject([{ status: 'stored' }]);
        known = response().id;
        const [held] = await storage.storeBatch([under(id, { heldReasons: ['signature_bad'] })]);
        await storage.decideHeld(held!.position, { admit: forged.counted, by: 'x', atMs: noonMs, reason: 'đúng', scope: everything });
        expect(await storage.storeBatch([under(other, {})])).toMatchObject([{ status: 'held', reasons: ['same_id_other_content'] }]);
        expect(n(await storage.readTallies(campaign.id, everything))).toBe(2);
      });

      it('the later one is not admitted by rule, stays where it is and says why; a person counts it instead', async () => {
        const stranger = under(id, { device: 'stranger', signer: 'stranger', heldReasons: ['device_unknown'] });
        const [held] = await storage.storeBatch([stranger, under(other, {})]);
        const decision = { admit: stranger.counted, by: 'server', atMs: noonMs, reason: 'device_enrolled', scope: everything };
        const entries = (await storage.ledgerHead()).size;
        expect(await storage.decideHeld(held!.position, { ...decision, isByRule: true })).toBe('in_the_way');
        expect((await storage.heldEnvelope(held!.position, everything))?.held).toMatchObject({ decision: 'waiting', isIdTaken: true, decidedBy: null });
        expect([(await storage.ledgerHead()).size, n(await storage.readTallies(campaign.id, everything))]).toEqual([entries, 1]);
        expect(await storage.decideHeld(held!.position, decision)).toBe('done');
        expect(sorted(await storage.readTallies(campaign.id, everything))).toEqual(sorted(foldAll(campaign, [stranger])));
        expect((await storage.heldEnvelope(held!.position, everything))?.held.isIdTaken).toBe(false);
      });

      it('by rule the first is admitted and no second', async () => {
        const stranger = { device: 'stranger', signer: 'stranger', heldReasons: ['device_unknown' as const] };
        const both = [under(id, stranger), under(other, stranger)];
        const held = await storage.storeBatch(both);
        expect(held.map((each) => each?.reasons)).toEqual([['device_unknown'], ['device_unknown']]);
        const decide = (at: number) => storage.decideHeld(held[at]!.position, {
          admit: both[at]!.counted, by: 'server', atMs: noonMs, reason: 'device_enrolled', scope: everything, isByRule: true,
        });
        expect([await decide(0), await decide(1), await decide(0)]).toEqual(['done', 'in_the_way', 'decided']);
        expect(sorted(await storage.readTallies(campaign.id, everything))).toEqual(sorted(foldAll(campaign, both.slice(0, 1))));
      });

      it('by rule nobody corrects what another device took, and the device itself does', async () => {
        const original = under(id, {});
        await storage.storeBatch([original]);
        const correction = (device: string) =>
          ({ ...incoming(campaign, response({ replaces: original.responseId })), device, signer: device, heldReasons: ['device_unknown' as const] });
        const both = [correction('stranger'), correction('phone')];
        const held = await storage.storeBatch(both);
        const decide = (at: number) => storage.decideHeld(held[at]!.position, {
          admit: both[at]!.counted, by: 'server', atMs: noonMs, reason: 'device_enrolled', scope: everything, isByRule: true,
        });
        expect([await decide(0), await decide(1)]).toEqual(['in_the_way', 'done']);
        expect(sorted(await storage.readTallies(campaign.id, everything))).toEqual(sorted(foldAll(campaign, both.slice(1))));
        expect(await storage.rebuildTallies(campaign.id)).toBe(1);
      });

      it('one in another campaign goes as well when a person admits this one, who must see both', async () => {
        const elsewhereCampaign = smallCampaign('other');
        await storage.createCampaign(await storedCampaign(elsewhereCampaign), []);
        await storage.storeBatch([{ ...incoming(elsewhereCampaign, smallResponse(elsewhereCampaign, hash, { id: known })), ...phone }]);
        const given = under(id, {});
        const [held] = await storage.storeBatch([given]);
        expect(held).toMatchObject({ status: 'held', reasons: ['same_id_other_content'] });
        const decide = (scope: Scope) => storage.decideHeld(held!.position, { admit: given.counted, by: 'x', atMs: noonMs, reason: 'đúng', scope });
        expect(await decide({ campaigns: [campaign.id], units: 'all' })).toBe('out_of_scope');
        expect(await decide(everything)).toBe('done');
        expect([n(await storage.readTallies(campaign.id, everything)), n(await storage.readTallies('other', everything))]).toEqual([1, 0]);
        expect([await storage.rebuildTallies(campaign.id), await storage.rebuildTallies('other')]).toEqual([1, 0]);
      });
    });

    it('keeps the neighbours of an item that fails', async () => {
      const broken = envelope();
      const bad: IncomingEnvelope = { ...broken, counted: { ...broken.counted!, campaign: 'there-is-none' } };
      const outcomes = await storage.storeBatch([envelope(), bad, envelope({ place: 's1' })]);
      expect(outcomes.map((each) => each?.status)).toEqual(['stored', undefined, 'stored']);
      expect(n(await storage.readTallies(campaign.id, everything))).toBe(2);
      await reopen();
      expect(n(await storage.readTallies(campaign.id, everything))).toBe(2);
      expect(await storage.storeBatch([broken])).toMatchObject([{ status: 'stored', wasThere: false }]);
    });

    it('takes back from the tallies what an item had added before it failed', async () => {
      const original = envelope();
      await storage.storeBatch([original]);
      const before = await storage.readTallies(campaign.id, everything);
      const broken = envelope();
      const bad: IncomingEnvelope = { ...broken, counted: { ...broken.counted!, startedAtMs: 0.5 } };
      expect(await storage.storeBatch([bad])).toEqual([null]);
      expect(await storage.readTallies(campaign.id, everything)).toEqual(before);
    });

    it('counts exactly what a fold over all responses counts, and so does a rebuild', async () => {
      const given = ['n1', 'n2', 's1', 'n1'].map((place, index) =>
        envelope({ place, answers: { used: 1, c1: 1 + index, which: [2] } }));
      await storage.storeBatch(given.slice(0, 2));
      await storage.storeBatch(given.slice(2));
      const running = sorted(await storage.readTallies(campaign.id, everything));
      expect(running).toEqual(sorted(foldAll(campaign, given)));
      expect(await storage.rebuildTallies(campaign.id)).toBe(4);
      expect(sorted(await storage.readTallies(campaign.id, everything))).toEqual(running);
      await reopen();
      expect(sorted(await storage.readTallies(campaign.id, everything))).toEqual(running);
    });

    it('counts again while responses are stored, corrected and admitted, and misses none', async () => {
      const many = (count: number) => Array.from({ length: count }, (_, index) => envelope({ place: index % 2 === 0 ? 'n1' : 's1', answers: { c1: 1 + (index % 5) } }));
      const early = many(450);
      await storage.storeBatch(early);
      const [held] = await storage.storeBatch([{ ...early[0]!, ...envelope(), heldReasons: ['not_assigned'] }]);
      await storage.storeBatch(many(450));
      const rebuilt = storage.rebuildTallies(campaign.id);
      // Behind and ahead of where the first slice ends.
      for (const at of [0, 1, 449]) await storage.storeBatch([envelope({ answers: { c1: 5 }, replaces: early[at]!.responseId })]);
      await new Promise((resolve) => { setImmediate(resolve); });
      await storage.storeBatch([...many(3), envelope({ replaces: early[300]!.responseId })]);
      await storage.decideHeld(held!.position, { admit: early[0]!.counted, by: 'x', atMs: noonMs, reason: 'x', scope: everything });
      const [running, progress] = [sorted(await storage.readTallies(campaign.id, everything)), await storage.progress(campaign.id, everything)];
      expect(await rebuilt).toBe(904);
      expect(sorted(await storage.readTallies(campaign.id, everything))).toEqual(running);
      expect((await storage.progress(campaign.id, everything)).units).toEqual(progress.units);
      expect(await storage.rebuildTallies(campaign.id)).toBe(904);
      expect(sorted(await storage.readTallies(campaign.id, everything))).toEqual(running);
    });

    it('counts a correction instead of its original', async () => {
      const original = envelope({ answers: { c1: 1 } });
      const correction = envelope({ answers: { c1: 5 }, replaces: original.responseId });
      await storage.storeBatch([original]);
      await storage.storeBatch([correction]);
      const cells = await storage.readTallies(campaign.id, everything);
      expect(sorted(cells)).toEqual(sorted(foldAll(campaign, [correction])));
      expect((await storage.progress(campaign.id, everything)).responses).toBe(1);
      const counted = await storage.responsesAfter(campaign.id, everything, { after: 0, limit: 10 });
      expect(counted.map((each) => each.responseId)).toEqual([correction.responseId]);
    });

    it('counts a correction that arrives before its original once', async () => {
      const original = envelope();
      const correction = envelope({ replaces: original.responseId });
      await storage.storeBatch([correction, original]);
      expect(n(await storage.readTallies(campaign.id, everything))).toBe(1);
      expect(await storage.rebuildTallies(campaign.id)).toBe(1);
    });

    it('holds a second correction, and one from another device', async () => {
      const original = envelope();
      const correction = envelope({ replaces: original.responseId });
      await storage.storeBatch([original, correction]);
      expect(await storage.storeBatch([envelope({ replaces: original.responseId })]))
        .toMatchObject([{ status: 'held', reasons: ['same_id_other_content'] }]);
      expect(await storage.storeBatch([envelope({ replaces: correction.responseId, device: 'another' })]))
        .toMatchObject([{ status: 'held', reasons: ['not_assigned'] }]);
      expect(n(await storage.readTallies(campaign.id, everything))).toBe(1);
    });

    it('gives positions that only grow', async () => {
      const outcomes = [...await storage.storeBatch([envelope(), envelope()]), ...await storage.storeBatch([envelope()])];
      expect(outcomes.map((each) => each?.position)).toEqual([1, 2, 3]);
    });

    it('pages through responses by position without gaps', async () => {
      await storage.storeBatch(Array.from({ length: 5 }, () => envelope()));
      const first = await storage.responsesAfter(campaign.id, everything, { after: 0, limit: 2 });
      const rest = await storage.responsesAfter(campaign.id, everything, { after: first.at(-1)!.position, limit: 10 });
      expect([...first, ...rest].map((each) => each.position)).toEqual([1, 2, 3, 4, 5]);
    });

    it('shows a reader nothing outside the scope', async () => {
      await storage.storeBatch([envelope({ place: 'n1' }), envelope({ place: 's1' }), { ...envelope({ place: 'n1' }), counted: null, heldReasons: ['campaign_not_open'] }]);
      expect((await storage.readTallies(campaign.id, onlySouth)).map((cell) => cell.position.unit)).toEqual(['south']);
      expect(await storage.progress(campaign.id, onlySouth)).toMatchObject({ responses: 1, held: 0, units: [{ unit: 'south', responses: 1 }] });
      expect(await storage.responsesAfter(campaign.id, onlySouth, { after: 0, limit: 10 })).toHaveLength(1);
      expect(await storage.heldEnvelopes(campaign.id, onlySouth, { before: null, limit: 10 })).toEqual([]);
      expect(await storage.heldEnvelope(3, onlySouth)).toBeUndefined();
      for (const scope of [elsewhere, { campaigns: [], units: 'all' } as const, { campaigns: 'all', units: [] } as const]) {
        expect(await storage.readTallies(campaign.id, scope)).toEqual([]);
        expect(await storage.progress(campaign.id, scope)).toMatchObject({ responses: 0, held: 0 });
        expect(await storage.responsesAfter(campaign.id, scope, { after: 0, limit: 10 })).toEqual([]);
      }
      expect(await storage.campaign(campaign.id, elsewhere)).toBeUndefined();
      expect(await storage.campaigns(elsewhere)).toEqual([]);
      expect(await storage.devices(campaign.id, elsewhere)).toEqual([]);
    });

    it('admits what was held once, and counts it then', async () => {
      const given = envelope({ place: 's1' });
      const [held] = await storage.storeBatch([{ ...given, counted: null, heldReasons: ['campaign_not_open'] }]);
      expect(held).toMatchObject({ status: 'held', reasons: ['campaign_not_open'] });
      expect(await storage.progress(campaign.id, everything)).toMatchObject({ responses: 0, held: 1, units: [{ unit: 'south', held: 1 }] });
      const decision = { admit: given.counted, by: 'giám sát', atMs: noonMs, reason: 'đã xác minh', scope: everything };
      expect(await storage.decideHeld(held!.position, decision)).toBe('done');
      expect(await storage.decideHeld(held!.position, decision)).toBe('decided');
      expect(n(await storage.readTallies(campaign.id, everything))).toBe(1);
      expect(await storage.progress(campaign.id, everything)).toMatchObject({ responses: 1, held: 0 });
      expect(await storage.storeBatch([given])).toEqual([{ ...held, wasThere: true }]);
    });

    it('keeps out what was held without counting it', async () => {
      const [held] = await storage.storeBatch([{ ...envelope(), counted: null, heldReasons: ['device_revoked'] }]);
      await storage.decideHeld(held!.position, { admit: null, by: 'x', atMs: noonMs, reason: 'trùng', scope: everything });
      expect((await storage.heldEnvelope(held!.position, everything))?.held).toMatchObject({ decision: 'kept_out', decidedBy: 'x', decisionReason: 'trùng' });
      expect(await storage.progress(campaign.id, everything)).toMatchObject({ responses: 0, held: 0 });
    });

    describe('what a person admits', () => {
      const admit = async (given: IncomingEnvelope, scope: Scope = everything) => {
        const [held] = await storage.storeBatch([{ ...given, heldReasons: ['not_assigned'] }]);
        return storage.decideHeld(held!.position, { admit: given.counted, by: 'x', atMs: noonMs, reason: 'đúng', scope });
      };
      const counted = async () => {
        const ids = (await storage.responsesAfter(campaign.id, everything, { after: 0, limit: 99 })).map((each) => each.responseId);
        expect(n(await storage.readTallies(campaign.id, everything))).toBe(ids.length);
        expect((await storage.progress(campaign.id, everything)).responses).toBe(ids.length);
        expect(await storage.rebuildTallies(campaign.id)).toBe(ids.length);
        return ids;
      };

      it('as a correction is counted instead of its original', async () => {
        const original = envelope({ place: 's1', answers: { c1: 1 } });
        const correction = envelope({ place: 'n1', answers: { c1: 5 }, replaces: original.responseId });
        await storage.storeBatch([original]);
        expect(await admit(correction)).toBe('done');
        expect(sorted(await storage.readTallies(campaign.id, everything))).toEqual(sorted(foldAll(campaign, [correction])));
        expect(await counted()).toEqual([correction.responseId]);
      });

      it('as a correction stays counted when its original comes or is admitted later', async () => {
        const [original, late] = [envelope(), envelope()];
        await admit(envelope({ replaces: original.responseId }));
        await storage.storeBatch([original]);
        await admit(envelope({ replaces: late.responseId }));
        await admit(late);
        expect(await counted()).toHaveLength(2);
      });

      it('as a second correction is counted instead of the first and of what corrected that', async () => {
        const original = envelope();
        const first = envelope({ replaces: original.responseId });
        const ofFirst = envelope({ replaces: first.responseId });
        await storage.storeBatch([original, first, ofFirst]);
        const second = envelope({ replaces: original.responseId });
        await admit(second);
        expect(await counted()).toEqual([second.responseId]);
        const third = envelope({ replaces: original.responseId });
        await admit(third);
        expect(await counted()).toEqual([third.responseId]);
        // A correction of what was overruled stands beside nothing.
        expect(await storage.storeBatch([envelope({ replaces: ofFirst.responseId })])).toMatchObject([{ status: 'held', reasons: ['same_id_other_content'] }]);
      });

      it('as other content under a known id is counted instead of the first content', async () => {
        const first = envelope({ answers: { c1: 1 } });
        const other = incoming(campaign, response({ id: first.responseId, answers: { c1: 5 } }));
        await storage.storeBatch([first]);
        await admit(other);
        expect(sorted(await storage.readTallies(campaign.id, everything))).toEqual(sorted(foldAll(campaign, [other])));
        const correction = envelope({ replaces: first.responseId });
        expect(await storage.storeBatch([correction])).toMatchObject([{ status: 'stored' }]);
        expect(await counted()).toEqual([correction.responseId]);
      });

      it('takes nothing out that lies outside the scope of whoever decides, nor in another campaign', async () => {
        const original = envelope({ place: 's1' });
        await storage.storeBatch([original]);
        const correction = envelope({ place: 'n1', replaces: original.responseId });
        expect(await admit(correction, { campaigns: 'all', units: ['north'] })).toBe('out_of_scope');
        expect(await counted()).toEqual([original.responseId]);
        expect(await storage.progress(campaign.id, everything)).toMatchObject({ held: 1 });
        const other = smallCampaign('other');
        await storage.createCampaign(await storedCampaign(other), []);
        await admit(incoming(other, smallResponse(other, hash, { replaces: original.responseId })));
        expect(await counted()).toEqual([original.responseId]);
        expect(n(await storage.readTallies('other', everything))).toBe(1);
      });
    });

    it('shows what names no known campaign to whoever sees everything', async () => {
      await storage.storeBatch([{ ...envelope(), counted: null, campaign: 'there-is-none', heldReasons: ['campaign_unknown'] }]);
      expect(await storage.heldEnvelopes(campaign.id, everything, { before: null, limit: 10 })).toHaveLength(1);
      expect(await storage.heldEnvelopes(campaign.id, { campaigns: [campaign.id], units: 'all' }, { before: null, limit: 10 })).toEqual([]);
    });

    it('tells progress by unit, place, day, channel and device', async () => {
      await storage.storeBatch([envelope({ place: 'n1' }), envelope({ place: 'n2' }), { ...envelope({ place: 's1' }), receivedAtMs: noonMs + 86_400_000 }]);
      expect(await storage.progress(campaign.id, everything)).toEqual({
        responses: 3, held: 0,
        units: [
          { unit: 'north', responses: 2, held: 0, lastReceivedAtMs: noonMs },
          { unit: 'south', responses: 1, held: 0, lastReceivedAtMs: noonMs + 86_400_000 },
        ],
        places: [{ place: 'n1', responses: 1 }, { place: 'n2', responses: 1 }, { place: 's1', responses: 1 }],
        days: [{ day: '2026-11-20', responses: 2 }, { day: '2026-11-21', responses: 1 }],
        channels: [{ channel: 'field', responses: 3 }],
        devices: [{ device: 'import', responses: 3 }],
      });
    });

    it('keeps refusals with who recorded them and when, and a number that did not change as it was', async () => {
      const record = (numbers: Readonly<Record<string, number>>, by: string, scope: Scope = everything) =>
        storage.recordRefusals(campaign.id, { refusals: new Map(Object.entries(numbers)), by, atMs: noonMs, scope });
      await record({ south: 3, north: 5 }, 'an');
      await record({ south: 3, north: 6 }, 'bình');
      await reopen();
      expect(await storage.refusals(campaign.id, everything)).toEqual([
        { unit: 'north', refusals: 6, recordedBy: 'bình', recordedAtMs: noonMs }, { unit: 'south', refusals: 3, recordedBy: 'an', recordedAtMs: noonMs },
      ]);
      await record({}, 'an', onlySouth);
      expect((await storage.refusals(campaign.id, everything)).map((each) => each.unit)).toEqual(['north']);
      expect(await storage.refusals(campaign.id, onlySouth)).toEqual([]);
      expect(await storage.refusals(campaign.id, elsewhere)).toEqual([]);
    });

    it('tells of every counted response once it is stored, of held ones when they are admitted, and of a recount', async () => {
      const heard: string[] = [];
      const stop = storage.watchCounts({
        changed: ({ position, times }) => { heard.push(`${position.unit} ${times}`); },
        recounted: (id) => { heard.push(`${id} again`); },
      });
      const first = envelope();
      await storage.storeBatch([first, envelope({ place: 's1' })]);
      await storage.storeBatch([first]);
      await storage.storeBatch([{ ...envelope(), heldReasons: ['not_assigned'] }]);
      await storage.rebuildTallies(campaign.id);
      stop();
      await storage.storeBatch([envelope()]);
      expect(heard).toEqual(['north 1', 'south 1', `${campaign.id} again`]);
    });

    it('replaces a draft, and nothing that has opened', async () => {
      expect(await storage.createCampaign(await storedCampaign(campaign, 'draft'), [])).toBe('exists');
      const draft = await storedCampaign(smallCampaign('draft', { year: 2027, questionnaire: renamed('own') }), 'draft');
      expect(await storage.createCampaign(draft, [])).toBe('created');
      const changed = await storedCampaign(smallCampaign('draft', { year: 2028, questionnaire: renamed('own', 'Khác') }), 'draft');
      expect(await storage.createCampaign(changed, [])).toBe('created');
      expect((await storage.campaign('draft', everything))?.campaign).toMatchObject({ year: 2028, questionnaire: { title: { vi: 'Khác' } } });
    });

    it('never lets one version of a questionnaire have two contents', async () => {
      const other = await storedCampaign(smallCampaign('other', { questionnaire: renamed('small', 'Khác') }), 'draft');
      expect(await storage.createCampaign(other, [{ account: account(), places: [] }])).toBe('questionnaire_taken');
      expect(await storage.campaign('other', everything)).toBeUndefined();
      expect(await storage.accountByLogin('điều.tra')).toBeUndefined();
    });

    it('knows a login in whatever case and composition it is typed, once', async () => {
      expect(await storage.createAccount(account(), [{ campaign: campaign.id, place: 'n1' }])).toBe('created');
      expect(await storage.createAccount(account({ id: 'account-2', login: 'ĐIỀU.TRA' }), [])).toBe('login_taken');
      expect((await storage.accountByLogin('Điều.Tra'.normalize('NFD')))?.id).toBe('account-1');
      expect(await storage.placesOf('account-1')).toEqual([{ campaign: campaign.id, place: 'n1' }]);
    });

    it('cuts the desk sessions of a person whose account changes, and a device\'s when it is revoked', async () => {
      await storage.createAccount(account(), []);
      await storage.enrolDevice(fieldDevice);
      const session = { tokenHash: 'a'.repeat(64), account: 'account-1', device: null, createdAtMs: 1, lastUsedAtMs: 1 };
      await storage.createSession(session);
      await storage.createSession({ ...session, tokenHash: 'b'.repeat(64), device: fieldDevice.id });
      await storage.changeAccount('account-1', { isDisabled: true });
      expect(await storage.session('a'.repeat(64))).toBeUndefined();
      expect(await storage.session('b'.repeat(64))).toBeDefined();
      await storage.revokeDevice(fieldDevice.id);
      expect(await storage.session('b'.repeat(64))).toBeUndefined();
      expect(await storage.device(fieldDevice.id)).toMatchObject({ isRevoked: true });
    });

    it('forgets sessions at the desk that ended long ago, never a device\'s', async () => {
      await storage.createAccount(account(), []);
      await storage.enrolDevice(fieldDevice);
      const session = { tokenHash: 'a'.repeat(64), account: 'account-1', device: null, createdAtMs: 1, lastUsedAtMs: 1 };
      await storage.createSession(session);
      await storage.createSession({ ...session, tokenHash: 'b'.repeat(64), device: fieldDevice.id });
      await storage.createSession({ ...session, tokenHash: 'c'.repeat(64), createdAtMs: noonMs });
      const kept = await Promise.all(['a', 'b', 'c'].map(async (each) => (await storage.session(each.repeat(64))) !== undefined));
      expect(kept).toEqual([false, true, true]);
    });

    it('removes a demonstration whole, with its people, and leaves everything else', async () => {
      const demonstration = smallCampaign('demo', { isDemonstration: true });
      const people = [{ account: account({ id: 'demo-person', login: 'demo' }), places: [{ campaign: 'demo', place: 'n1' }] }];
      expect(await storage.createCampaign(await storedCampaign(demonstration), people)).toBe('created');
      await storage.createAccount(account(), []);
      const generated = incoming(demonstration, smallResponse(demonstration, hash));
      await storage.storeBatch([envelope(), { ...generated, counted: { ...generated.counted!, isGenerated: true } }]);
      expect((await storage.campaign('demo', everything))?.hasGeneratedResponses).toBe(true);
      await storage.removeDemonstration(noonMs);
      expect(await storage.campaign('demo', everything)).toBeUndefined();
      expect(await storage.accountByLogin('demo')).toBeUndefined();
      expect(await storage.accountByLogin('điều.tra')).toBeDefined();
      expect(n(await storage.readTallies(campaign.id, everything))).toBe(1);
      expect(await storage.readTallies('demo', everything)).toEqual([]);
      expect(await storage.storeBatch([envelope()])).toMatchObject([{ position: 3 }]);
    });
  });
}

const fieldDevice = {
  id: 'device-1', account: 'account-1', kind: 'field', publicKey: 'k'.repeat(88), kiosk: null, enrolledAtMs: 1,
  lastSeenAtMs: null, waiting: 0, isRevoked: false,
} as const;

function renamed(id: string, title = 'Phiếu nhỏ'): object {
  return { ...smallCampaign().questionnaire, id, title: { vi: title } };
}

function foldAll(campaign: Campaign, given: readonly IncomingEnvelope[]): SourcedCell[] {
  const layout = campaignLayout(campaign);
  const cells = new Map<string, SourcedCell>();
  for (const { counted } of given) {
    const key = sourcedKey(counted!);
    const cell = cells.get(key) ?? { position: counted!.position, source: counted!.source, vector: new Float64Array(layout.length) };
    cells.set(key, cell);
    foldResponse(layout, counted!.answerCodes, { vector: cell.vector, times: 1 });
  }
  return [...cells.values()];
}

function sorted(cells: readonly SourcedCell[]): SourcedCell[] {
  return [...cells].sort((left, right) => (sourcedKey(left) < sourcedKey(right) ? -1 : 1));
}

