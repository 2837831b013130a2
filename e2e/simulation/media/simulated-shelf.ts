/** The port `Shelf` over the simulated database: each call one transaction, as the port's words say. */
import { type InventoryItem, type OutboxItem, type OutboxRow } from '../../../client/kit/store/rows.ts';
import { follows, type Shelf } from '../../../client/kit/store/shelf.ts';
import type { ShelfConnection, Work } from './shelf-medium.ts';

export function simulatedShelf(connection: ShelfConnection): Shelf {
  const items = (label: string, choose: (row: OutboxRow) => boolean): Promise<OutboxItem[]> =>
    connection.read(label, ({ outbox }) => [...outbox.values()].filter(choose).map(withoutBytes).sort(bySequence));
  return {
    chainEnd: (device) => connection.read('chain end', (work) => {
      const row = work.device.get('this');
      return row === undefined || row.id !== device ? undefined : { sequence: row.sequence, previousHash: row.previousHash };
    }),
    find: (id) => connection.read('find', ({ outbox }) => itemOf(outbox.get(id))),
    add: (row, previous) => connection.write(`add ${row.sequence}`, (work) => {
      const already = work.outbox.get(row.id);
      if (already !== undefined) return withoutBytes(already);
      const device = work.device.get('this');
      if (device?.id !== row.device || device.sequence !== previous.sequence || device.previousHash !== previous.previousHash) return 'moved';
      work.outbox.set(row.id, row);
      work.device.set('this', { ...device, sequence: row.sequence, previousHash: row.hash });
      work.drafts.delete(row.id);
      return 'added';
    }),
    put: (rows) => connection.write(`put ${rows.length}`, (work) => { for (const row of rows) put(work, row); }),
    mend: (rows) => connection.write(`mend ${rows.length}`, ({ outbox }) => {
      for (const { id, hash, bytes } of rows) {
        const row = outbox.get(id);
        if (row !== undefined && row.hash === hash) outbox.set(id, { ...row, bytes });
      }
    }),
    skipTo: (id, sequence) => connection.write(`skip to ${sequence}`, ({ device }) => {
      for (const [key, row] of device) {
        if (row.id === id && row.sequence < sequence) device.set(key, { ...row, sequence, previousHash: '' });
      }
    }),
    inventory: () => connection.read('inventory', ({ outbox }) => [...outbox.values()].map(nameOf)),
    unsent: () => items('unsent', (row) => !isSettled(row)),
    newest: async (limit) => (await items('newest', () => true)).reverse().slice(0, limit),
    settledBefore: (ms) => items('settled before', (row) => isSettled(row) && row.settledAtMs !== null && row.settledAtMs < ms),
    summary: () => connection.read('summary', ({ outbox }) => summaryOf([...outbox.values()])),
    bytes: (ids) => connection.read('bytes', ({ outbox }) => ids.map((id) => outbox.get(id)?.bytes)),
    settle: (settlements) => connection.write(`settle ${settlements.length}`, ({ outbox }) => {
      for (const { id, hash, ...change } of settlements) {
        const row = outbox.get(id);
        if (row !== undefined && row.hash === hash && !isSettled(row)) outbox.set(id, { ...row, ...change });
      }
    }),
    reopen: (hashes) => connection.write(`reopen ${hashes.size}`, ({ outbox }) => {
      for (const row of outbox.values()) if (isSettled(row) && hashes.has(row.hash)) outbox.set(row.id, reopened(row));
    }),
    remove: (ids) => connection.write(`remove ${ids.length}`, ({ outbox }) => { for (const id of ids) outbox.delete(id); }),
    ledger: () => connection.read('ledger', ({ device }) => device.get('this')?.ledger),
    incidents: () => connection.read('incidents', ({ incidents }) => [...incidents]),
    keepIncidents: (incidents) => connection.write(`keep ${incidents.length} incidents`, (work) => { work.incidents = incidents; }),
  };
}

function put(work: Work, row: OutboxRow): void {
  const known = [...work.outbox.values()].some((each) => each.hash === row.hash);
  if (!known && !work.outbox.has(row.id)) work.outbox.set(row.id, row);
  for (const [key, device] of work.device) {
    if (device.id === row.device && follows(device.sequence, row)) work.device.set(key, { ...device, sequence: row.sequence, previousHash: row.hash });
  }
}

function reopened({ receipt, ...row }: OutboxRow): OutboxRow {
  return { ...row, status: 'waiting', attempts: 0, nextAttemptAtMs: 0, settledAtMs: null, ...(receipt === undefined ? {} : { formerReceipt: receipt }) };
}

const isSettled = ({ status }: Pick<OutboxRow, 'status'>): boolean => status === 'received' || status === 'held';
const bySequence = (left: OutboxItem, right: OutboxItem): number => left.sequence - right.sequence;
const nameOf = ({ id, hash, device, sequence }: OutboxRow): InventoryItem => ({ id, hash, device, sequence });
const itemOf = (row: OutboxRow | undefined): OutboxItem | undefined => (row === undefined ? undefined : withoutBytes(row));

function withoutBytes({ bytes: _bytes, ...item }: OutboxRow): OutboxItem {
  return item;
}

function summaryOf(rows: readonly OutboxRow[]) {
  const count = (status: OutboxRow['status']): number => rows.filter((row) => row.status === status).length;
  const waiting = rows.filter((row) => row.status === 'waiting').map((row) => row.finishedAtMs);
  const settled = rows.flatMap((row) => row.settledAtMs ?? []);
  return {
    waiting: count('waiting'), received: count('received'), held: count('held'), refused: count('refused'),
    oldestWaitingAtMs: waiting.length === 0 ? null : Math.min(...waiting), lastReceiptAtMs: settled.length === 0 ? null : Math.max(...settled),
  };
}
