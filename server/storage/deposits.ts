/**
 * Storing what arrived: one transaction for all, one savepoint an item. An envelope is inserted
 * once by its response id; the same bytes again change nothing; other bytes under an id that is
 * taken (`standing.ts`) are kept as held.
 */
import { markGenerated } from '../tables/campaigns/queries.ts';
import type { Connection } from '../tables/connection.ts';
import type { EnvelopeStatements } from '../tables/envelopes/queries.ts';
import type { HeldStatements } from '../tables/held/queries.ts';
import type { ReceiptStatements } from '../tables/receipts/queries.ts';
import { required } from '#shared/kernel/assert.ts';
import type { DepositBody } from '#shared/sealing/ledger.ts';
import type { HeldReason } from '#shared/wire/push.ts';
import type { SignedReceipt } from '#shared/wire/receipt.ts';
import type { Acknowledging } from './acknowledging.ts';
import type { Counting } from './counting.ts';
import { concernsAll } from './failures.ts';
import type { IncomingEnvelope, StoreOutcome } from './port.ts';
import { countedHash, heldHash } from './row-hashes.ts';
import type { Standing } from './standing.ts';

export interface DepositParts {
  readonly envelopes: EnvelopeStatements;
  readonly held: HeldStatements;
  readonly counting: Counting;
  readonly standing: Standing;
  readonly acknowledging: Acknowledging;
  readonly receipts: ReceiptStatements;
  readonly isDemonstration: (campaign: string | null) => boolean;
}

/** Returns the operation; it throws when the transaction as a whole failed, and then nothing was stored. */
export function createDeposits(
  connection: Connection, parts: DepositParts,
): (batch: readonly IncomingEnvelope[]) => (StoreOutcome | null)[] {
  const { client } = connection;
  const savepoint = client.prepare<[]>('SAVEPOINT item');
  const release = client.prepare<[]>('RELEASE item');
  const rollback = client.prepare<[]>('ROLLBACK TO item');

  const storeItem = (envelope: IncomingEnvelope): StoreOutcome | null => {
    const mark = parts.counting.mark();
    savepoint.run();
    try {
      const outcome = store(parts, envelope);
      release.run();
      return outcome;
    } catch (error) {
      // When SQLite ended the transaction itself, there is no savepoint to go back to.
      if (concernsAll(error) || !client.inTransaction) throw error;
      rollback.run();
      release.run();
      parts.counting.undo(mark);
      return null;
    }
  };

  const storeAll = client.transaction((batch: readonly IncomingEnvelope[]): (StoreOutcome | null)[] => {
    const outcomes = batch.map(storeItem);
    parts.counting.write();
    for (const campaign of generatedIn(batch)) markGenerated(connection, campaign);
    return outcomes;
  });

  return (batch) => {
    try {
      const outcomes = storeAll.immediate(batch);
      parts.counting.adopt();
      return outcomes;
    } catch (error) {
      parts.counting.forget();
      throw error;
    }
  };
}

function store(parts: DepositParts, envelope: IncomingEnvelope): StoreOutcome {
  const known = parts.envelopes.known(envelope.responseId);
  const same = known.find((each) => each.envelopeHash === envelope.envelopeHash);
  if (same !== undefined) {
    const { position, receivedAtMs: storedAtMs, outcome: status } = same;
    const receipt = required(parts.receipts.find(position), 'What is stored has a receipt.');
    return { position, storedAtMs, status, reasons: status === 'held' ? parts.held.reasons(position) : [], wasThere: true, receipt };
  }
  const { reason, original } = parts.standing(envelope, known);
  const reasons = withReason(envelope.heldReasons, reason);
  const status = envelope.counted === null || reasons.length > 0 ? 'held' : 'stored';
  const position = parts.envelopes.insert(envelope, known.length, status);
  const insteadOf = original === undefined ? [] : [original];
  const row = status === 'held' || envelope.counted === null ? hold(parts, { envelope, position, reasons }) : {
    isCounted: parts.counting.count({ ...envelope, position }, envelope.counted, insteadOf),
    replaces: envelope.counted.replaces, rowHash: countedHash(envelope, envelope.counted),
  };
  const receipt = acknowledge(parts, { envelope, position, reasons, row });
  if (status === 'stored') parts.acknowledging.corrected(insteadOf.map((each) => each.position), position, envelope.receivedAtMs);
  return { position, storedAtMs: envelope.receivedAtMs, status, reasons, wasThere: false, receipt };
}

interface Placed { readonly envelope: IncomingEnvelope; readonly position: number; readonly reasons: readonly HeldReason[] }
type MadeRow = Pick<DepositBody, 'isCounted' | 'replaces' | 'rowHash'>;

function hold({ held }: DepositParts, { envelope, position, reasons }: Placed): MadeRow {
  held.insert(position, envelope, reasons);
  return { isCounted: false, replaces: null, rowHash: heldHash({ ...envelope, reasons }) };
}

function acknowledge(parts: DepositParts, { envelope, position, reasons, row }: Placed & { readonly row: MadeRow }): SignedReceipt {
  const { responseId, envelopeHash, device, account, campaign, counted, receivedAtMs } = envelope;
  return parts.acknowledging.acknowledge({
    position, responseId, envelopeHash, device, account, campaign, reasons, ...row,
    isDemonstration: parts.isDemonstration(campaign), isGenerated: counted?.isGenerated ?? false,
  }, receivedAtMs);
}

function withReason(reasons: readonly HeldReason[], more: HeldReason | undefined): readonly HeldReason[] {
  return more === undefined || reasons.includes(more) ? reasons : [...reasons, more];
}

function generatedIn(batch: readonly IncomingEnvelope[]): Set<string> {
  return new Set(batch.flatMap(({ counted }) => (counted?.isGenerated === true ? [counted.campaign] : [])));
}
