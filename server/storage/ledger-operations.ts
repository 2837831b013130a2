/** The port's operations on the ledger and on what is missing or waits, each one transaction, synchronous. */
import type { EpochBody } from '#shared/sealing/ledger.ts';
import type { HeldReason } from '#shared/wire/push.ts';
import type { Connection } from '../tables/connection.ts';
import type { EnvelopeStatements } from '../tables/envelopes/queries.ts';
import { listWaiting } from '../tables/held/queries.ts';
import { listHeads } from '../tables/ledger-heads/queries.ts';
import { listLedger } from '../tables/ledger/queries.ts';
import { createGaps } from './gaps.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerStorage } from './ledger-port.ts';

type Appended = Parameters<LedgerStorage['appendLedger']>[0];

export function createLedgerOperations(connection: Connection, ledger: Ledger, { known }: Pick<EnvelopeStatements, 'known'>) {
  const { client } = connection;
  return {
    ledgerHead: () => ledger.head(),
    ledgerAfter: (index: number, limit: number) => listLedger(connection, index, limit),
    appendLedger: client.transaction((kind: Appended, body: string, atMs: number) => ledger.append(kind, body, atMs)),
    beginEpoch: client.transaction((reason: Exclude<EpochBody['reason'], 'first'>, atMs: number) => ledger.beginEpoch(reason, atMs)),
    signHead: client.transaction((day: string, atMs: number) => ledger.signHead(day, atMs)),
    heads: () => listHeads(connection),
    missingOf: (items: readonly { readonly responseId: string; readonly envelopeHash: string }[]) => items
      .filter(({ responseId, envelopeHash }) => !known(responseId).some((each) => each.envelopeHash === envelopeHash))
      .map((each) => each.envelopeHash),
    heldOf: (signer: string) => listWaiting(connection, { signer }),
    heldBecauseOf: (reason: HeldReason) => listWaiting(connection, { reason }),
    gapsOf: createGaps(connection),
  };
}
