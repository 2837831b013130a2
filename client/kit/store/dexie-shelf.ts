/** The shelf in IndexedDB. What a browser's database does amiss is met by `resilient.ts`, once. */
import { Dexie, type Collection } from 'dexie';
import type { Database } from './database.ts';
import { resilient } from './resilient.ts';
import type { InventoryItem, OutboxItem, OutboxRow, OutboxStatus, OutboxSummary } from './rows.ts';
import { follows, type ChainEnd, type Settlement, type Shelf } from './shelf.ts';

export function dexieShelf(database: Database): Shelf {
  const { outbox, envelopes, device, incidents } = database;
  const write = (work: () => PromiseLike<void>): Promise<void> =>
    resilient(database, () => database.transaction('rw', outbox, envelopes, device, work));
  return {
    chainEnd: async (id) => {
      const row = await resilient(database, () => device.get('this'));
      return row?.id === id ? { sequence: row.sequence, previousHash: row.previousHash } : undefined;
    },
    find: (id) => resilient(database, () => outbox.get(id)),
    add: (row, previous) => resilient(database, () => add(database, row, previous)),
    put: (rows) => write(() => put(database, rows)),
    mend: (rows) => write(async () => {
      for (const { id, hash, bytes } of rows) if ((await outbox.get(id))?.hash === hash) await envelopes.put({ id, bytes });
    }),
    skipTo: (id, sequence) => write(() => goOnBehind(database, { device: id, sequence })),
    inventory: () => resilient(database, () => inventory(database)),
    unsent: () => resilient(database, () => unsent(database)),
    newest: (limit) => resilient(database, () => outbox.orderBy('sequence').reverse().limit(limit).toArray()),
    settledBefore: async (ms) => (await resilient(database, () => outbox.where('settledAtMs').belowOrEqual(ms).toArray())).filter(isSettled),
    summary: () => resilient(database, () => summary(database)),
    bytes: async (ids) => (await resilient(database, () => envelopes.bulkGet([...ids]))).map((row) => row?.bytes),
    settle: (settlements) => write(async () => {
      for (const each of settlements) await settle(database, each);
    }),
    reopen: (hashes) => write(() => reopen(database, hashes)),
    remove: (ids) => write(() => remove(database, ids)),
    ledger: async () => (await resilient(database, () => device.get('this')))?.ledger,
    incidents: () => resilient(database, () => incidents.toArray()),
    keepIncidents: (list) => resilient(database, () => database.transaction('rw', incidents, async () => {
      await incidents.clear();
      await incidents.bulkPut([...list]);
    })),
  };
}

/** The draft goes in the same transaction, whether it was kept in clear by version 1 or sealed. */
function add(database: Database, { bytes, ...item }: OutboxRow, previous: ChainEnd): PromiseLike<'added' | 'moved' | OutboxItem> {
  const { device, drafts, sealedDrafts, outbox, envelopes } = database;
  return database.transaction('rw', [device, drafts, sealedDrafts, outbox, envelopes], async () => {
    const already = await outbox.get(item.id);
    if (already !== undefined) return already;
    const inUse = await device.get('this');
    if (inUse?.id !== item.device || inUse.sequence !== previous.sequence || inUse.previousHash !== previous.previousHash) return 'moved';
    await Promise.all([
      outbox.add(item),
      envelopes.put({ id: item.id, bytes }),
      device.put({ ...inUse, sequence: item.sequence, previousHash: item.hash }),
      drafts.delete(item.id),
      sealedDrafts.delete(item.id),
    ]);
    return 'added';
  });
}

async function put({ outbox, envelopes, device }: Database, rows: readonly OutboxRow[]): Promise<void> {
  const known = new Set(await outbox.where('id').anyOf(rows.map((each) => each.id)).primaryKeys());
  const fresh = rows.filter((each) => !known.has(each.id));
  await envelopes.bulkPut(fresh.map(({ id, bytes }) => ({ id, bytes })));
  await outbox.bulkAdd(fresh.map(({ bytes: _bytes, ...item }) => item));
  for (const row of rows) await goOnBehindRow({ device }, row);
}

async function goOnBehindRow({ device }: Pick<Database, 'device'>, row: OutboxRow): Promise<void> {
  const maker = (await device.toArray()).find((each) => each.id === row.device);
  if (maker !== undefined && follows(maker.sequence, row)) await device.put({ ...maker, sequence: row.sequence, previousHash: row.hash });
}

async function remove({ outbox, envelopes }: Database, ids: readonly string[]): Promise<void> {
  const going = (await outbox.bulkGet([...ids])).flatMap((row) => (row !== undefined && isSettled(row) ? [row.id] : []));
  await outbox.bulkDelete(going);
  await envelopes.bulkDelete(going);
}

/** The chain keeps the hash it has: its last envelope is lost. */
async function goOnBehind({ device }: Pick<Database, 'device'>, end: { readonly device: string; readonly sequence: number }): Promise<void> {
  const row = (await device.toArray()).find((each) => each.id === end.device);
  if (row === undefined || row.sequence >= end.sequence) return;
  await device.put({ ...row, sequence: end.sequence });
}

async function inventory({ outbox }: Database): Promise<InventoryItem[]> {
  return (await outbox.toArray())
    .map(({ id, hash, device, sequence }) => ({ id, hash, device, sequence }))
    .sort((left, right) => (left.device === right.device ? left.sequence - right.sequence : left.device < right.device ? -1 : 1));
}

function unsent(database: Database): PromiseLike<OutboxItem[]> {
  return database.transaction('r', database.outbox, async () => {
    const rows = [...await ofStatus(database, 'waiting').toArray(), ...await ofStatus(database, 'refused').toArray()];
    return rows.sort((left, right) => left.sequence - right.sequence);
  });
}

async function settle({ outbox }: Database, { id, hash, ...change }: Settlement): Promise<void> {
  const row = await outbox.get(id);
  if (row === undefined || row.hash !== hash || isSettled(row)) return;
  await outbox.put({ ...row, ...change });
}

async function reopen(database: Database, hashes: ReadonlySet<string>): Promise<void> {
  const ids = (await inventory(database)).filter((each) => hashes.has(each.hash)).map((each) => each.id);
  for (const row of await database.outbox.bulkGet(ids)) {
    if (row === undefined || !isSettled(row)) continue;
    const { receipt, ...rest } = row;
    await database.outbox.put({
      ...rest, status: 'waiting', attempts: 0, nextAttemptAtMs: 0, settledAtMs: null, isCounted: 0,
      ...(receipt === undefined ? {} : { formerReceipt: receipt }),
    });
  }
}

/** Counts and moments of the whole outbox, from its indices alone. */
export function summary(database: Database): PromiseLike<OutboxSummary> {
  return database.transaction('r', database.outbox, async () => {
    const [waiting, received, held, refused, oldest, last] = await Promise.all([
      ofStatus(database, 'waiting').count(),
      ofStatus(database, 'received').count(),
      ofStatus(database, 'held').count(),
      ofStatus(database, 'refused').count(),
      ofStatus(database, 'waiting').first(),
      database.outbox.orderBy('settledAtMs').last(),
    ]);
    return {
      waiting, received, held, refused,
      oldestWaitingAtMs: oldest?.finishedAtMs ?? null,
      lastReceiptAtMs: last?.settledAtMs ?? null,
    };
  });
}

/** Rows of one status, the one finished first in front. */
function ofStatus(database: Database, status: OutboxStatus): Collection<OutboxItem, string> {
  return database.outbox.where('[status+finishedAtMs]').between([status, Dexie.minKey], [status, Dexie.maxKey]);
}

function isSettled({ status }: OutboxItem): boolean {
  return status === 'received' || status === 'held';
}
