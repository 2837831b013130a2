import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { headText, ledgerText, type LedgerEntry } from '#shared/sealing/ledger.ts';
import { readReceipt, receiptText, type SignedReceipt } from '#shared/wire/receipt.ts';
import { openServerKey, type ServerKey } from '../../auth/keys.ts';
import { verifyFolder, type VerifyRequest } from '../../compose-verify.ts';
import { incoming, noonMs, smallResponse } from '../../fixtures/envelopes.ts';
import { smallCampaign, storedCampaign } from '../../fixtures/small-campaign.ts';
import { temporaryFolder, type TemporaryFolder } from '../../fixtures/temporary-folder.ts';
import { everything, type SignedHead } from '../../storage/port.ts';
import { openSqlite } from '../../storage/sqlite.ts';
import type { Verdict } from './findings.ts';

const dayMs = 86_400_000;

/** Everything that the ledger knows, made by the server itself; `older` is a copy from before its last responses. */
interface Made { readonly receipts: readonly SignedReceipt[]; readonly heads: readonly SignedHead[] }

async function make(path: string, olderPath: string, notary: ServerKey): Promise<Made> {
  const storage = openSqlite({ databasePath: path, nowMs: noonMs, rebuildWorkerUrl: null, notary, onFailStop: (error) => { throw error; } });
  const campaign = smallCampaign();
  const [stored, demonstration] = [await storedCampaign(campaign), smallCampaign('demo', { isDemonstration: true })];
  await storage.createCampaign(stored, []);
  await storage.createCampaign(await storedCampaign(demonstration), []);
  const make = (over: Parameters<typeof smallResponse>[2] = {}, at = noonMs) => {
    const response = smallResponse(campaign, stored.questionnaireHash, { device: 'phone', ...over });
    return incoming(campaign, response, { receivedAtMs: at, sequence: 1 });
  };
  const held = () => ({ ...make(), heldReasons: ['not_assigned' as const] });
  const original = make({ answers: { c1: 2 } });
  const outcomes = await storage.storeBatch([original, make({ place: 's1' }), held(), held(), held(), make({ answers: { c1: 3 } })]);
  await storage.storeBatch([incoming(demonstration, smallResponse(demonstration, stored.questionnaireHash))]);
  await storage.recordRefusals('demo', { refusals: new Map([['north', 1]]), by: 'x', atMs: noonMs, scope: everything });
  await storage.decideHeld(3, { admit: held().counted, by: 'bà', atMs: noonMs, reason: 'đúng', scope: everything });
  await storage.decideHeld(4, { admit: null, by: 'bà', atMs: noonMs, reason: 'sai', scope: everything });
  await storage.recordRefusals(campaign.id, { refusals: new Map([['north', 4], ['south', 2]]), by: 'bà', atMs: noonMs, scope: everything });
  await storage.removeDemonstration(noonMs);
  await storage.beginEpoch('restored', noonMs);
  await storage.close();
  copyFileSync(path, olderPath);
  const next = openSqlite({ databasePath: path, nowMs: noonMs, rebuildWorkerUrl: null, notary, onFailStop: (error) => { throw error; } });
  const later = await next.storeBatch([make({ replaces: original.responseId, answers: { c1: 5 } }, noonMs + dayMs), make({}, noonMs + dayMs)]);
  await next.signHead('2026-11-21', noonMs + dayMs);
  const heads = await next.heads();
  await next.close();
  return { receipts: [...outcomes, ...later].map((each) => each!.receipt), heads };
}

describe('verifying', () => {
  let folder: TemporaryFolder;
  let work: TemporaryFolder;
  let made: Made;
  let notary: ServerKey;
  const at = (name: string) => join(work.path, name);
  const paths = () => ({ databasePath: at('hailong.db'), serverKeyPath: at('server-key.pem') });
  const kept = (): VerifyRequest => ({
    serverKey: undefined, receipts: made.receipts.map((each, index) => [String(index + 1), each]), heads: made.heads.map((each) => [each.day, each]),
  });
  const nothingKept: VerifyRequest = { serverKey: undefined, receipts: [], heads: [] };
  const verdict = (request: VerifyRequest = nothingKept): Verdict => {
    const found = verifyFolder(paths(), request);
    if (typeof found === 'string') throw new Error(found);
    return found;
  };
  const kinds = (request?: VerifyRequest) => [...new Set(verdict(request).findings.map((each) => each.kind))];

  beforeAll(async () => {
    folder = temporaryFolder();
    notary = openServerKey(join(folder.path, 'server-key.pem'));
    made = await make(join(folder.path, 'hailong.db'), join(folder.path, 'older.db'), notary);
  });
  afterAll(() => { folder.remove(); });
  beforeEach(() => {
    work = temporaryFolder();
    for (const name of ['hailong.db', 'server-key.pem']) copyFileSync(join(folder.path, name), at(name));
  });
  afterEach(() => { work.remove(); });

  /** By someone with every right to the file, who puts the triggers back so that nobody sees it. */
  function tamper(change: (client: Database.Database) => void): void {
    const client = new Database(at('hailong.db'));
    client.pragma('foreign_keys = OFF');
    const triggers = client.prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
    for (const { name } of triggers) client.exec(`DROP TRIGGER ${name}`);
    change(client);
    for (const { sql } of triggers) client.exec(sql);
    client.close();
  }
  const run = (sql: string) => (client: Database.Database): void => { client.exec(sql); };

  /** Makes every entry's hash anew, and with a key every receipt and head. */
  function rechain(client: Database.Database, key?: ServerKey): void {
    const hashes = new Map<number, string>();
    let [before, epoch] = ['', ''];
    const epochs = new Map<number, string>();
    for (const entry of client.prepare<[], LedgerEntry>('SELECT number AS "index", kind, at_ms AS atMs, body FROM ledger ORDER BY number').all()) {
      before = createHash('sha256').update(ledgerText(before, entry)).digest('hex');
      if (entry.kind === 'epoch') epoch = (JSON.parse(entry.body) as { epoch: string }).epoch;
      hashes.set(entry.index, before);
      epochs.set(entry.index, epoch);
      client.prepare('UPDATE ledger SET hash = ? WHERE number = ?').run(before, entry.index);
      if (entry.kind === 'epoch' && entry.index > 1) {
        const body = JSON.stringify({ ...JSON.parse(entry.body) as object, fromHash: hashes.get(entry.index - 1) });
        client.prepare('UPDATE ledger SET body = ? WHERE number = ?').run(body, entry.index);
        before = createHash('sha256').update(ledgerText(hashes.get(entry.index - 1) ?? '', { ...entry, body })).digest('hex');
        hashes.set(entry.index, before);
        client.prepare('UPDATE ledger SET hash = ? WHERE number = ?').run(before, entry.index);
      }
    }
    if (key === undefined) return;
    for (const { position, text, envelopeHash } of client.prepare<[], { position: number; text: string; envelopeHash: string }>(
      'SELECT receipts.position, text, envelope_hash AS envelopeHash FROM receipts JOIN envelopes USING (position)').all()) {
      const facts = readReceipt(text)!;
      const written = receiptText({ ...facts, envelopeHash, ledgerHash: hashes.get(facts.ledgerIndex) ?? '' });
      client.prepare('UPDATE receipts SET text = ?, signature = ? WHERE position = ?').run(written, key.sign(written), position);
    }
    for (const head of client.prepare<[], SignedHead & { id: number }>('SELECT id, day, epoch, size, hash FROM ledger_heads').all()) {
      const changed = { ...head, hash: hashes.get(head.size) ?? '' };
      client.prepare('UPDATE ledger_heads SET hash = ?, signature = ? WHERE id = ?').run(changed.hash, key.sign(headText(changed)), head.id);
    }
  }

  /** Another answer in the envelope at 1, with everything in the database that follows from it. */
  function rewriteResponse(client: Database.Database): void {
    const { bytes } = client.prepare<[], { bytes: Buffer }>('SELECT bytes FROM envelopes WHERE position = 2').get()!;
    const changed = Buffer.from(bytes.toString().replace('"c1":4', '"c1":5'));
    expect(changed.equals(bytes)).toBe(false);
    const hash = createHash('sha256').update(changed).digest('hex');
    client.prepare('UPDATE envelopes SET bytes = ?, envelope_hash = ? WHERE position = 2').run(changed, hash);
    client.prepare("UPDATE ledger SET body = json_set(body, '$.envelopeHash', ?) WHERE json_extract(body, '$.position') = 2").run(hash);
  }

  it('passes what the server made: corrections, decisions, refusals, a removed demonstration, a restore, and what was kept outside', ({ task }) => {
    const clean = verdict(kept());
    task.meta.proof = falseAlarmsOf(clean);
    expect(clean).toMatchObject({
      isClean: true, findings: [], restores: 1, refilled: 0,
      checked: { entries: 17, envelopes: 8, receipts: 8, heads: 2, responses: 5, campaigns: 1, outsideReceipts: 8, outsideHeads: 2 },
    });
    expect(verdict({ ...kept(), serverKey: notary.publicKey }).isClean).toBe(true);
  });

  it('changes nothing in the folder’s database', () => {
    const before = readFileSync(at('hailong.db'));
    verdict(kept());
    expect(readFileSync(at('hailong.db')).equals(before)).toBe(true);
  });

  const signature = `'${'A'.repeat(86)}=='`;
  it.for([
    ['an answer was changed in the bytes', run("UPDATE envelopes SET bytes = CAST(replace(CAST(bytes AS TEXT), '\"c1\":4', '\"c1\":5') AS BLOB) WHERE position = 2"), 'envelope_altered'],
    ['bytes and hash were changed together', run("UPDATE envelopes SET bytes = x'7b7d0a', envelope_hash = substr(envelope_hash, 2) || '0' WHERE position = 2"), 'envelope_altered'],
    ['an envelope is gone, with everything of it', run('DELETE FROM envelopes WHERE position = 2; DELETE FROM receipts WHERE position = 2; DELETE FROM responses WHERE position = 2'), 'envelope_missing'],
    ['a held envelope is gone', run('DELETE FROM envelopes WHERE position = 5; DELETE FROM receipts WHERE position = 5; DELETE FROM held WHERE position = 5'), 'envelope_missing'],
    ['two envelopes were swapped', run('UPDATE envelopes SET position = -1 WHERE position = 1; UPDATE envelopes SET position = 1 WHERE position = 2; UPDATE envelopes SET position = 2 WHERE position = -1'), 'envelope_altered'],
    ['an envelope was put in', run("INSERT INTO envelopes (response_id, variant, envelope_hash, bytes, device, received_at_ms, outcome, campaign, sequence, signer) SELECT response_id, 9, envelope_hash, bytes, device, received_at_ms, outcome, campaign, 99, signer FROM envelopes WHERE position = 2"), 'envelope_extra'],
    ['an envelope was put in below the first', run("INSERT INTO envelopes (position, response_id, variant, envelope_hash, bytes, device, received_at_ms, outcome) SELECT -5, response_id, 9, envelope_hash, bytes, device, 1, 'stored' FROM envelopes WHERE position = 2"), 'envelope_extra'],
    ['an outcome was changed', run("UPDATE envelopes SET outcome = 'held' WHERE position = 2"), 'envelope_row_altered'],
    ['an envelope was given to another device', run("UPDATE envelopes SET device = 'another' WHERE position = 2"), 'envelope_row_altered'],
    ['the number of an envelope was changed to hide a gap', run('UPDATE envelopes SET sequence = 7 WHERE position = 2'), 'envelope_row_altered'],
    ['what an envelope follows was changed to hide a break', run("UPDATE envelopes SET previous_hash = 'x' WHERE position = 2"), 'envelope_row_altered'],
    ['the number of an envelope was taken away to make a gap', run('UPDATE envelopes SET sequence = NULL WHERE position = 2'), 'envelope_row_altered'],
    ['the time of arrival was changed', run('UPDATE envelopes SET received_at_ms = 1 WHERE position = 2'), 'envelope_row_altered'],
    ['why something is held was changed', run("UPDATE held SET reasons = '[\"campaign_not_open\"]' WHERE position = 5"), 'held_altered'],
    ['what waits was taken out of the list', run('DELETE FROM held WHERE position = 5'), 'held_missing'],
    ['something was put into the list of held ones', run("INSERT INTO held (position, campaign, reasons, decision) VALUES (2, 'small-2026', '[\"x\"]', 'waiting')"), 'held_extra'],
    ['a decision was turned round', run("UPDATE held SET decision = 'kept_out' WHERE position = 3"), 'decision_altered'],
    ['a decision was given to somebody else', run("UPDATE held SET decided_by = 'ông' WHERE position = 4"), 'decision_altered'],
    ['a decision was made without the server', run("UPDATE held SET decision = 'kept_out', decided_by = 'x', decided_at_ms = 1, decision_reason = 'x' WHERE position = 5"), 'decision_altered'],
    ['the answers that are counted were changed', run("UPDATE responses SET answer_codes = zeroblob(length(answer_codes)) WHERE position = 2"), 'response_altered'],
    ['a response was moved to another unit', run("UPDATE responses SET unit = 'north' WHERE position = 2"), 'response_altered'],
    ['a response was counted as of another source', run("UPDATE responses SET source = 'excluded_field' WHERE position = 2"), 'response_altered'],
    ['a response was taken out of the table', run('DELETE FROM responses WHERE position = 2'), 'response_missing'],
    ['a held one was counted without a decision', run("INSERT INTO responses SELECT 5, 'x', campaign, unit, stratum, cluster, weight, place, channel, device, account, answer_codes, NULL, received_at_ms, started_at_ms, finished_at_ms, 0, 1, 'field' FROM responses WHERE position = 2"), 'response_extra'],
    ['a response is counted no more', run('UPDATE responses SET is_counted = 0 WHERE position = 2'), 'correction_altered'],
    ['what was corrected is counted again', run('UPDATE responses SET is_counted = 1 WHERE position = 1'), 'correction_altered'],
    ['a correction names another', run('UPDATE responses SET replaces = NULL WHERE position = 8'), 'correction_altered'],
    ['a tally cell was changed', run("UPDATE tally_cells SET vector = zeroblob(length(vector)) WHERE unit = 'south'"), 'tally_differs'],
    ['a tally cell is gone', run("DELETE FROM tally_cells WHERE unit = 'south'"), 'tally_differs'],
    ['the counts of progress were changed', run("UPDATE arrivals SET responses = responses + 1 WHERE unit = 'south'"), 'arrivals_differ'],
    ['a number of refusals was changed', run("UPDATE refusals SET refusals = 0 WHERE unit = 'south'"), 'refusals_altered'],
    ['a number of refusals was put in', run("INSERT INTO refusals (campaign, unit, refusals, recorded_by, recorded_at_ms) VALUES ('small-2026', 'south', 9, 'bà', 1)"), 'refusals_altered'],
    ['a receipt was replaced by another', run('UPDATE receipts SET (text, signature) = (SELECT text, signature FROM receipts WHERE position = 1) WHERE position = 2'), 'receipt_altered'],
    ['a receipt has another signature', run(`UPDATE receipts SET signature = ${signature} WHERE position = 2`), 'receipt_bad_signature'],
    ['a receipt is gone', run('DELETE FROM receipts WHERE position = 2'), 'receipt_missing'],
    ['a head was changed', run('UPDATE ledger_heads SET size = size - 1'), 'head_bad_signature'],
    ['an entry was changed', run("UPDATE ledger SET body = json_set(body, '$.isCounted', json('false')) WHERE number = 3"), 'ledger_altered'],
    ['an entry is gone', run('DELETE FROM ledger WHERE number = 4'), 'ledger_gap'],
    ['the end of the ledger is gone', run('DELETE FROM ledger WHERE number > 16'), 'receipt_altered'],
    ['the ledger is gone', run('DELETE FROM ledger'), 'ledger_missing'],
    ['an epoch was put in', (client: Database.Database) => {
      client.exec("INSERT INTO ledger SELECT max(number) + 1, 'epoch', 1, '{\"epoch\":\"e\",\"reason\":\"restored\",\"fromSize\":3,\"fromHash\":\"\"}', hash FROM ledger");
      rechain(client, notary);
    }, 'ledger_epoch_wrong'],
    ['a whole campaign was said to be a demonstration, and removed', (client: Database.Database) => {
      client.exec("INSERT INTO ledger SELECT max(number) + 1, 'removed', 1, '{\"campaign\":\"small-2026\"}', hash FROM ledger");
      for (const table of ['receipts', 'responses', 'held', 'envelopes', 'tally_cells', 'arrivals', 'refusals']) client.exec(`DELETE FROM ${table}`);
      rechain(client);
    }, 'envelope_missing'],
    ['everything was hashed anew', (client: Database.Database) => { rewriteResponse(client); rechain(client); }, 'receipt_altered'],
    ['everything was hashed anew and signed with another key', (client: Database.Database) => {
      rewriteResponse(client);
      rechain(client, openServerKey(at('another.pem')));
    }, 'receipt_bad_signature'],
  ] as const)('finds that %s', ([_title, change, expected], { task }) => {
    tamper(change);
    const found = kinds();
    task.meta.proof = tampering([found.includes(expected)]);
    expect(found).toContain(expected);
  });

  it('finds what an entry should not say, whatever it says, and goes on to the end', () => {
    const bodies = ['{}', '[]', 'null', '5', '""', '{"position":-1}', '{"position":1e999}', '{"position":9007199254740993}', '{"__proto__":{"position":1}}', `{"position":${'['.repeat(500)}${']'.repeat(500)}}`];
    for (const body of bodies) {
      copyFileSync(join(folder.path, 'hailong.db'), at('hailong.db'));
      tamper((client) => {
        client.prepare("UPDATE ledger SET body = ? WHERE kind IN ('stored', 'held', 'admitted', 'kept_out', 'corrected', 'refusals')").run(body);
        rechain(client, notary);
      });
      expect([body, kinds()]).toEqual([body, expect.arrayContaining(['ledger_entry_wrong', 'envelope_extra', 'response_extra', 'refusals_altered'])]);
    }
  });

  it('finds with what was kept outside that everything was made anew by whoever holds the server’s key', ({ task }) => {
    tamper((client) => { rewriteResponse(client); rechain(client, notary); });
    const [byReceipts, byHeads] = [kinds({ ...nothingKept, receipts: kept().receipts }), kinds({ ...nothingKept, heads: kept().heads })];
    task.meta.proof = tampering([byReceipts.includes('receipt_not_kept') && byHeads.includes('head_not_kept')]);
    expect([byReceipts, byHeads]).toEqual([['receipt_not_kept'], ['head_not_kept']]);
  });

  it('finds with what was kept outside that an older copy was put back', ({ task }) => {
    copyFileSync(join(folder.path, 'older.db'), at('hailong.db'));
    expect(verdict().isClean).toBe(true);
    expect(verdict({ ...nothingKept, receipts: kept().receipts }).findings).toEqual([{ kind: 'receipt_not_kept', at: '7' }, { kind: 'receipt_not_kept', at: '8' }]);
    const byHeads = kinds({ ...nothingKept, heads: kept().heads });
    task.meta.proof = tampering([byHeads.includes('head_not_kept')]);
    expect(byHeads).toContain('head_not_kept');
  });

  it('takes what a restore lost and devices brought again for kept, and says of how many', async ({ task }) => {
    copyFileSync(join(folder.path, 'older.db'), at('hailong.db'));
    const storage = openSqlite({ databasePath: at('hailong.db'), nowMs: noonMs, rebuildWorkerUrl: null, notary, onFailStop: (error) => { throw error; } });
    await storage.beginEpoch('restored', noonMs);
    await storage.close();
    const lost = { ...nothingKept, receipts: kept().receipts };
    expect(verdict(lost).findings.map((each) => each.at)).toEqual(['7', '8']);
    const { envelopes } = bytesOfLater();
    const again = openSqlite({ databasePath: at('hailong.db'), nowMs: noonMs, rebuildWorkerUrl: null, notary, onFailStop: (error) => { throw error; } });
    await again.storeBatch(envelopes);
    await again.close();
    const refilled = verdict(lost);
    task.meta.proof = falseAlarmsOf(refilled);
    expect(refilled).toMatchObject({ isClean: true, restores: 2, refilled: 2 });
  });

  /** The last two responses as their devices still have them. */
  function bytesOfLater() {
    const client = new Database(join(folder.path, 'hailong.db'), { readonly: true });
    const rows = client.prepare<[], { bytes: Buffer }>('SELECT bytes FROM envelopes WHERE position > 7 ORDER BY position').all();
    client.close();
    const campaign = smallCampaign();
    return {
      envelopes: rows.map(({ bytes }) => {
        const response = JSON.parse(bytes.toString().split('\n')[1] ?? '') as ReturnType<typeof smallResponse>;
        return incoming(campaign, response, { bytes, envelopeHash: createHash('sha256').update(bytes).digest('hex') });
      }),
    };
  }

  it('finds a receipt or head that this server never gave', () => {
    const other = openServerKey(at('another.pem'));
    const [receipt, head] = [made.receipts[0]!, made.heads[0]!];
    expect(kinds({ ...nothingKept, receipts: [['1', { ...receipt, signature: other.sign(receipt.text) }]] })).toEqual(['receipt_bad_signature']);
    expect(kinds({ ...nothingKept, receipts: [['1', { ...receipt, text: `${receipt.text} ` }]] })).toEqual(['receipt_bad_signature']);
    expect(kinds({ ...nothingKept, heads: [['1', { ...head, size: 3 }]] })).toEqual(['head_bad_signature']);
    const text = receiptText({ ...readReceipt(receipt.text)!, epoch: 'of a clone' });
    expect(kinds({ ...nothingKept, receipts: [['1', { text, signature: notary.sign(text) }]] })).toEqual(['receipt_unknown_epoch']);
    const strange = { ...head, epoch: 'of a clone' };
    expect(kinds({ ...nothingKept, heads: [['1', { ...strange, signature: notary.sign(headText(strange)) }]] })).toEqual(['head_unknown_epoch']);
  });

  it('finds that the key in the folder is not the one that devices pinned', ({ task }) => {
    rmSync(at('server-key.pem'));
    openServerKey(at('server-key.pem'));
    const found = kinds();
    task.meta.proof = tampering([found.includes('receipt_bad_signature')]);
    expect(found).toContain('receipt_bad_signature');
    expect(kinds({ ...kept(), serverKey: notary.publicKey })).toEqual(['key_differs']);
  });

  it('finds that a trigger is gone, or that one was put in', ({ task }) => {
    const client = new Database(at('hailong.db'));
    client.exec('DROP TRIGGER envelopes_never_change');
    client.close();
    const without = kinds();
    tamper(run("CREATE TRIGGER planted AFTER INSERT ON responses BEGIN UPDATE tally_cells SET vector = x''; END"));
    const planted = kinds();
    task.meta.proof = tampering([without, planted].map((each) => each.includes('schema_changed')));
    expect(without).toEqual(['schema_changed']);
    expect(planted).toContain('schema_changed');
  });

  it('finds a page that was overwritten, wherever it is', ({ task }) => {
    const whole = readFileSync(at('hailong.db'));
    const figure = task.meta.proof = { promise: 'P10' as const, what: 'pages of the database overwritten, one at a time', faults: 0, recovered: 0 };
    for (let page = 1; page < whole.length / 4096; page += 1) {
      const broken = Buffer.from(whole);
      broken.fill(0xa5, page * 4096, (page + 1) * 4096);
      writeFileSync(at('hailong.db'), broken);
      const isFound = !verdict().isClean;
      figure.faults += 1;
      figure.recovered += isFound ? 1 : 0;
      expect([page, isFound]).toEqual([page, true]);
    }
  });

  it('says what it cannot verify at all', () => {
    expect(verifyFolder({ databasePath: at('none.db'), serverKeyPath: at('server-key.pem') }, nothingKept)).toBe('data_missing');
    expect(verifyFolder({ databasePath: at('hailong.db'), serverKeyPath: at('none.pem') }, nothingKept)).toBe('no_key');
    const client = new Database(at('hailong.db'));
    client.pragma('user_version = 2');
    client.close();
    expect(verifyFolder(paths(), nothingKept)).toBe('older');
  });
});

/** Of each kind of tampering, whether it was found. */
function tampering(isFound: readonly boolean[]) {
  const found = isFound.filter((each) => each).length;
  return { promise: 'P10' as const, what: 'kinds of tampering with full rights over the database, each alone', faults: isFound.length, recovered: found, more: { 'kinds found': found } };
}

function falseAlarmsOf({ findings }: Verdict) {
  return { promise: 'P10' as const, what: 'databases that nobody touched, verified', faults: 0, more: { databases: 1, 'false alarms': findings.length } };
}
