/** The shelf in IndexedDB. What a browser's database does amiss is met by `resilient.ts`, once. */
import { Dexie, type Collection } from 'dexie';
import type { Database } from './database.ts';
import { resilient } from './resilient.ts';
import type { InventoryItem, OutboxItem, OutboxRow, OutboxStatus, OutboxSummary } from './rows.ts';
import type { ChainEnd, Settlement, Shelf } from './shelf.ts';

export function dexieShelf(database: Database): Shelf {
  const { outbox, device, incidents } = database;
  const write = (work: () => PromiseLike<void>): Promise<void> =>
    resilient(database, () => database.transaction('rw', outbox, device, work));
  return {
    chainEnd: async (id) => {
      const row = await resilient(database, () => device.get('this'));
      return row?.id === id ? { sequence: row.sequence, previousHash: row.previousHash } : undefined;
    },
    find: async (id) => itemOf(await resilient(database, () => outbox.get(id))),
    add: (row, previous) => resilient(database, () => add(database, row, previous)),
    put: (rows) => write(() => put(database, rows)),
    mend: (rows) => write(async () => {
      for (const { id, hash, bytes } of rows) await outbox.where({ id }).and((row) => row.hash === hash).modify({ bytes });
    }),
    skipTo: (id, sequence) => write(() => goOnBehind(database, { device: id, sequence, previousHash: undefined })),
    inventory: () => resilient(database, () => inventory(database)),
    unsent: () => resilient(database, () => unsent(database)),
    newest: async (limit) => (await resilient(database, () => outbox.orderBy('sequence').reverse().limit(limit).toArray())).map(withoutBytes),
    settledBefore: async (ms) => (await resilient(database, () => outbox.where('settledAtMs').belowOrEqual(ms).toArray()))
      .filter(isSettled).map(withoutBytes),
    summary: () => resilient(database, () => summary(database)),
    bytes: async (ids) => (await resilient(database, () => outbox.bulkGet([...ids]))).map((row) => row?.bytes),
    settle: (settlements) => write(async () => {
      for (const each of settlements) await settle(database, each);
    }),
    reopen: (hashes) => write(() => reopen(database, hashes)),
    remove: (ids) => write(async () => {
      const rows = await outbox.bulkGet([...ids]);
      await outbox.bulkDelete(rows.flatMap((row) => (row !== undefined && isSettled(row) ? [row.id] : [])));
    }),
    ledger: async () => (await resilient(database, () => device.get('this')))?.ledger,
    incidents: () => resilient(database, () => incidents.toArray()),
    keepIncidents: (list) => resilient(database, () => database.transaction('rw', incidents, async () => {
      await incidents.clear();
      await incidents.bulkPut([...list]);
    })),
  };
}

/** The draft goes in the same transaction, whether it was kept in clear by version 1 or sealed. */
function add(database: Database, row: OutboxRow, previous: ChainEnd): PromiseLike<'added' | 'moved' | OutboxItem> {
  const { device, drafts, sealedDrafts, outbox } = database;
  return database.transaction('rw', [device, drafts, sealedDrafts, outbox], async () => {
    const already = itemOf(await outbox.get(row.id));
    if (already !== undefined) return already;
    const inUse = await device.get('this');
    if (inUse?.id !== row.device || inUse.sequence !== previous.sequence || inUse.previousHash !== previous.previousHash) return 'moved';
    await outbox.add(row);
    await device.put({ ...inUse, sequence: row.sequence, previousHash: row.hash });
    await drafts.delete(row.id);
    await sealedDrafts.delete(row.id);
    return 'added';
  });
}

async function put(database: Database, rows: readonly OutboxRow[]): Promise<void> {
  const known = new Set(await database.outbox.where('id').anyOf(rows.map((each) => each.id)).primaryKeys());
  await database.outbox.bulkAdd(rows.filter((each) => !known.has(each.id)));
  for (const { device, sequence, hash } of rows) await goOnBehind(database, { device, sequence, previousHash: hash });
}

/** Without a hash the chain keeps the one it has: its last envelope is lost. */
async function goOnBehind(
  { device }: Database, end: { readonly device: string; readonly sequence: number; readonly previousHash: string | undefined },
): Promise<void> {
  const row = (await device.toArray()).find((each) => each.id === end.device);
  if (row === undefined || row.sequence >= end.sequence) return;
  await device.put({ ...row, sequence: end.sequence, previousHash: end.previousHash ?? row.previousHash });
}

/** From an index alone: no bytes are read. */
function inventory(database: Database): PromiseLike<InventoryItem[]> {
  return database.transaction('r', database.outbox, async () => {
    const all = database.outbox.orderBy('[device+sequence+hash]');
    const [keys, ids] = await Promise.all([all.keys(), all.primaryKeys()]);
    return keys.flatMap((key, index) => {
      const id = ids[index];
      if (!Array.isArray(key) || id === undefined) return [];
      const [device, sequence, hash] = key;
      return [{ id, device: String(device), sequence: Number(sequence), hash: String(hash) }];
    });
  });
}

function unsent(database: Database): PromiseLike<OutboxItem[]> {
  return database.transaction('r', database.outbox, async () => {
    const rows = [...await ofStatus(database, 'waiting').toArray(), ...await ofStatus(database, 'refused').toArray()];
    return rows.map(withoutBytes).sort((left, right) => left.sequence - right.sequence);
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
function ofStatus(database: Database, status: OutboxStatus): Collection<OutboxRow, string> {
  return database.outbox.where('[status+finishedAtMs]').between([status, Dexie.minKey], [status, Dexie.maxKey]);
}

function isSettled({ status }: OutboxRow): boolean {
  return status === 'received' || status === 'held';
}

function itemOf(row: OutboxRow | undefined): OutboxItem | undefined {
  return row && withoutBytes(row);
}

function withoutBytes({ bytes: _bytes, ...item }: OutboxRow): OutboxItem {
  return item;
}
