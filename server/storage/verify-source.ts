/** What verifying reads of a SQLite database, in one read transaction on a connection that cannot write. */
import Database from 'better-sqlite3';
import { gt, isNotNull } from 'drizzle-orm';
import type { HeldFacts, ResponseFacts, VerifySource } from '../ledger/verify/source.ts';
import { listArrivals, type ArrivalKey } from '../tables/arrivals/queries.ts';
import { listCampaigns } from '../tables/campaigns/queries.ts';
import type { Connection } from '../tables/connection.ts';
import { findEnvelope, prepareEnvelopes } from '../tables/envelopes/queries.ts';
import { prepareSequences } from '../tables/envelopes/sequences.ts';
import { envelopes } from '../tables/envelopes/table.ts';
import { findHeldRow, listHeldRows, type HeldRow } from '../tables/held/queries.ts';
import { listHeads } from '../tables/ledger-heads/queries.ts';
import { listLedger } from '../tables/ledger/queries.ts';
import { listReceipts } from '../tables/receipts/queries.ts';
import { countRefusalRows, listRefusalRows } from '../tables/refusals/queries.ts';
import { findResponse, listResponseRows, type ResponseRow } from '../tables/responses/queries.ts';
import { listTallyCells } from '../tables/tally-cells/queries.ts';
import { sourcedKey } from '#shared/tally/sourced-cell.ts';
import { vectorFromBytes } from '#shared/tally/vector-bytes.ts';
import { connectReader } from './connect.ts';
import { rowHashOf } from './fill-ledger.ts';
import { migrate } from './migrate.ts';
import { everything } from './port.ts';
import { decisionHash, heldHash, refusalsHash } from './row-hashes.ts';
import { countCampaign } from './snapshot.ts';

/** Rows in memory at a time. */
const sliceSize = 1000;
const mostDamage = 10;

/** The database must be there and have this program's version. */
export function openVerifySource(databasePath: string): VerifySource {
  const connection = connectReader(databasePath);
  const { client } = connection;
  const { known } = prepareEnvelopes(connection);
  client.exec('BEGIN');
  return {
    damage: () => damageOf(client),
    hasOwnSchema: () => JSON.stringify(schemaOf(client)) === JSON.stringify(ownSchema()),
    ledger: () => slices((after) => listLedger(connection, after, sliceSize), (entry) => entry.index),
    ledgerHash: (index) => listLedger(connection, index - 1, 1).find((entry) => entry.index === index)?.hash,
    envelope: (position) => findEnvelope(connection, position),
    held: (position) => toHeld(findHeldRow(connection, position)),
    response: (position) => toResponse(findResponse(connection, position)),
    envelopePositions: () => slices((after) => positionsAfter(connection, after), (position) => position),
    allHeld: () => slices((after) => listHeldRows(connection, after, sliceSize).flatMap((row) => toHeld(row) ?? []), (row) => row.position),
    allResponses: () => slices((after) => listResponseRows(connection, after, sliceSize).flatMap((row) => toResponse(row) ?? []), (row) => row.position),
    hasEnvelope: (responseId, hash) => known(responseId).some((each) => each.envelopeHash === hash),
    receipts: () => slices((after) => listReceipts(connection, after, sliceSize), (row) => row.position),
    heads: () => listHeads(connection),
    refusalsHash: (campaign, ids) => refusalsHash(listRefusalRows(connection, campaign, ids)),
    refusalRows: () => countRefusalRows(connection),
    campaigns: () => listCampaigns(connection, everything).map((each) => each.campaign.id),
    brokenChains: () => brokenChains(connection),
    recount: (campaign) => recount(connection, campaign),
    close: () => { client.close(); },
  };
}

/** Numbers begin at 1, but whoever inserted a row may have begun below. */
function* slices<T>(next: (after: number) => readonly T[], numberOf: (row: T) => number): Generator<T> {
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const slice = next(after);
    yield* slice;
    const last = slice.at(-1);
    if (last === undefined || slice.length < sliceSize) return;
    after = numberOf(last);
  }
}

function damageOf(client: Database.Database): string[] {
  const check = (pragma: string): string[] => client.prepare(`PRAGMA ${pragma}(${mostDamage})`).pluck().all().map(String);
  return [...check('integrity_check').filter((each) => each !== 'ok'), ...client.prepare('PRAGMA foreign_key_check').pluck().all().map(String)];
}

function schemaOf(client: Database.Database): unknown[] {
  return client.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name").all();
}

function ownSchema(): unknown[] {
  const client = new Database(':memory:');
  migrate(client);
  const schema = schemaOf(client);
  client.close();
  return schema;
}

function positionsAfter({ db }: Connection, after: number): number[] {
  return db.select({ position: envelopes.position }).from(envelopes).where(gt(envelopes.position, after)).orderBy(envelopes.position).limit(sliceSize).all()
    .map((each) => each.position);
}

function brokenChains(connection: Connection): ReturnType<VerifySource['brokenChains']> {
  const { broken } = prepareSequences(connection);
  const signers = connection.db.selectDistinct({ signer: envelopes.signer }).from(envelopes).where(isNotNull(envelopes.signer)).all();
  const counts = signers.map(({ signer }) => broken(signer ?? '', Number.MAX_SAFE_INTEGER).length).filter((count) => count > 0);
  return { devices: counts.length, numbers: counts.reduce((sum, count) => sum + count, 0) };
}

function toHeld(row: HeldRow | undefined): HeldFacts | undefined {
  if (row === undefined) return undefined;
  const { position, decision, decidedBy: by, decidedAtMs: atMs, decisionReason: reason } = row;
  const decided = decision === 'waiting' ? '' : decisionHash({ decision, by, atMs, reason });
  return { position, rowHash: heldHash(row), decision, decisionHash: decided };
}

function toResponse(row: ResponseRow | undefined): ResponseFacts | undefined {
  return row && { position: row.position, rowHash: rowHashOf(row), isCounted: row.isCounted, replaces: row.replaces };
}

function recount(connection: Connection, campaign: string): ReturnType<VerifySource['recount']> {
  const counts = countCampaign(connection, campaign);
  const cells = new Map(counts.cells.map(({ bytes, ...cell }) => [sourcedKey(cell), vectorFromBytes(bytes).join()]));
  const stored = new Map(listTallyCells(connection, campaign, everything).map(({ vector, ...cell }) => [sourcedKey(cell), vector.join()]));
  const arrivals = new Map(counts.arrivals.map(({ key, by }) => [arrivalKey(key), by]));
  const storedArrivals = new Map(listArrivals(connection, campaign, everything).map((row) => [arrivalKey(row), row.responses]));
  const isEmpty = (vector: string): boolean => !/[1-9]/.test(vector);
  return { responses: counts.responses, cells: differing(cells, stored, isEmpty), arrivals: differing(arrivals, storedArrivals, (responses) => responses === 0) };
}

function arrivalKey({ unit, place, channel, device, day }: Omit<ArrivalKey, 'campaign'>): string {
  return JSON.stringify([unit, place, channel, device, day]);
}

/** What is counted and what is kept, where one is not there it must be nothing. */
function differing<T>(counted: ReadonlyMap<string, T>, kept: ReadonlyMap<string, T>, isNothing: (value: T) => boolean): number {
  const keys = new Set([...counted.keys(), ...kept.keys()]);
  return [...keys].filter((key) => {
    const [one, other] = [counted.get(key), kept.get(key)];
    return one !== other && !((one === undefined || isNothing(one)) && (other === undefined || isNothing(other)));
  }).length;
}
