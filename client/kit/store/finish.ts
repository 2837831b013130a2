/**
 * From draft to outbox. Bytes and hash are made before the transaction opens, because WebCrypto
 * would let it close; the transaction then makes sure that no other window took the place in the
 * chain meanwhile, and begins again if one did.
 */
import { assert, required } from '#shared/kernel/assert.ts';
import type { Response } from '#shared/response/model.ts';
import { sha256Hex } from '#shared/sealing/digest.ts';
import { maxEnvelopeBytes, writeEnvelope } from '#shared/sealing/envelope.ts';
import type { Database } from './database.ts';
import { resilient } from './resilient.ts';
import type { DeviceRow, OutboxRow } from './rows.ts';

export async function finishResponse(database: Database, response: Response): Promise<OutboxRow> {
  for (;;) {
    const [already, device] = await resilient(database, () =>
      Promise.all([database.outbox.get(response.id), database.device.get('this')]));
    if (already !== undefined) return already;
    const row = await rowOf(response, required(device, 'A device that finishes a response is enrolled.'));
    const stored = await resilient(database, () => store(database, row));
    if (stored !== undefined) return stored;
  }
}

/** A row together with the hash that its envelope names as the one before. */
type ChainedRow = OutboxRow & { readonly previousHash: string };

async function rowOf(response: Response, device: DeviceRow): Promise<ChainedRow> {
  assert(response.device === device.id, 'A response is finished on the device that took it.');
  const sequence = device.sequence + 1;
  const bytes = writeEnvelope(response, { sequence, previousHash: device.previousHash });
  assert(bytes.length <= maxEnvelopeBytes, 'An envelope is within its limit.');
  return {
    id: response.id, device: device.id, campaign: response.campaign, place: response.place ?? '',
    sequence, previousHash: device.previousHash,
    bytes, hash: await sha256Hex(bytes), sizeBytes: bytes.length,
    finishedAtMs: response.finishedAt.utcMs,
    status: 'waiting', attempts: 0, nextAttemptAtMs: 0, settledAtMs: null, isCounted: 0,
  };
}

/** The row that is in the outbox afterwards; undefined when the chain moved on and the bytes must be made anew. */
function store(database: Database, row: ChainedRow): PromiseLike<OutboxRow | undefined> {
  const { previousHash, ...outboxRow } = row;
  return database.transaction('rw', database.device, database.drafts, database.outbox, async () => {
    const already = await database.outbox.get(row.id);
    if (already !== undefined) return already;
    const device = await database.device.get('this');
    if (device?.id !== row.device || device.sequence !== row.sequence - 1 || device.previousHash !== previousHash) return undefined;
    await database.outbox.add(outboxRow);
    await database.device.put({ ...device, sequence: row.sequence, previousHash: row.hash });
    await database.drafts.delete(row.id);
    return outboxRow;
  });
}
