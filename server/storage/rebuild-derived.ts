/**
 * Makes everything that was derived again: the decoded responses, the held rows, the tallies, the
 * counts of arrivals. What it is made of are the envelopes and the ledger, which says of each what was counted
 * and what was decided. One transaction: it is made whole, or nothing changes.
 */
import { vectorFromBytes } from '#shared/tally/vector-bytes.ts';
import type { CorrectedBody, DecisionBody, DepositBody } from '#shared/sealing/ledger.ts';
import { deleteAllArrivals, type ArrivalStatements } from '../tables/arrivals/queries.ts';
import { listCampaigns } from '../tables/campaigns/queries.ts';
import type { Connection } from '../tables/connection.ts';
import { findEnvelope } from '../tables/envelopes/queries.ts';
import { listLedger, type HashedEntry } from '../tables/ledger/queries.ts';
import { deleteAllResponses, type ResponseStatements } from '../tables/responses/queries.ts';
import { deleteAllTallyCells, type TallyStatements } from '../tables/tally-cells/queries.ts';
import { ArrivalSums } from './arrival-sums.ts';
import { everything, type Decode, type RebuiltDerived } from './port.ts';
import { createHeldReplay, type HeldReplay } from './rebuild-held.ts';
import { countedHash } from './row-hashes.ts';
import { countCampaign } from './snapshot.ts';

/** Entries in memory at a time. */
const sliceSize = 1000;

export interface DerivedParts {
  readonly responses: ResponseStatements;
  readonly cells: TallyStatements;
  readonly arrivals: ArrivalStatements;
}

/** Thrown inside the transaction so that nothing of it stays. */
class DoesNotFit extends Error {}

export function createRebuildDerived(connection: Connection, parts: DerivedParts): (decode: Decode) => RebuiltDerived {
  const rebuild = connection.client.transaction((decode: Decode, faults: number[]): RebuiltDerived => {
    deleteAllResponses(connection);
    deleteAllTallyCells(connection);
    deleteAllArrivals(connection);
    const held = createHeldReplay(connection, decode);
    for (const entry of entriesOf(connection)) replay(connection, { ...parts, decode, faults, held }, entry);
    const unmade = held.finish();
    if (faults.length > 0) throw new DoesNotFit();
    const campaigns = listCampaigns(connection, everything).map((each) => each.campaign.id);
    const responses = campaigns.reduce((sum, campaign) => sum + writeCounts(connection, parts, campaign), 0);
    return { responses, campaigns, faults, unmade };
  });
  return (decode) => {
    const faults: number[] = [];
    try {
      return rebuild.immediate(decode, faults);
    } catch (error) {
      if (error instanceof DoesNotFit) return { responses: 0, campaigns: [], faults, unmade: [] };
      throw error;
    }
  };
}

function* entriesOf(connection: Connection): Generator<HashedEntry> {
  for (let after = 0; ;) {
    const slice = listLedger(connection, after, sliceSize);
    yield* slice;
    if (slice.length < sliceSize) return;
    after = slice.at(-1)?.index ?? after;
  }
}

interface Replaying extends DerivedParts {
  readonly decode: Decode;
  /** Positions of envelopes that cannot be opened, or do not hold what the ledger says. */
  readonly faults: number[];
  readonly held: HeldReplay;
}

function replay(connection: Connection, parts: Replaying, { kind, body, atMs }: HashedEntry): void {
  if (kind === 'held') parts.held.held(JSON.parse(body) as DepositBody);
  else if (kind === 'kept_out') parts.held.decided(kind, JSON.parse(body) as DecisionBody, atMs);
  else if (kind === 'stored') {
    const said = JSON.parse(body) as DepositBody;
    insertRow(connection, parts, { said, isGenerated: said.isGenerated });
  } else if (kind === 'admitted') {
    const said = JSON.parse(body) as DecisionBody;
    parts.held.decided(kind, said, atMs);
    // Whatever corrected it so far was overruled.
    if (said.replaces !== null) parts.responses.overrule(said.replaces);
    insertRow(connection, parts, { said, isGenerated: false });
  } else if (kind === 'corrected') parts.responses.uncount((JSON.parse(body) as CorrectedBody).position);
}

function insertRow(
  connection: Connection, { responses, decode, faults }: Replaying,
  { said, isGenerated }: { readonly said: Pick<DepositBody, 'position' | 'replaces' | 'isCounted' | 'rowHash'>; readonly isGenerated: boolean },
): void {
  const envelope = findEnvelope(connection, said.position);
  // It went with a demonstration; that nothing else went is for `hailong verify` to say.
  if (envelope === undefined) return;
  const { counted } = decode({ bytes: envelope.bytes, isGenerated });
  if (counted === null || countedHash(envelope, counted) !== said.rowHash) faults.push(said.position);
  else responses.insert(envelope, { ...counted, replaces: said.replaces }, said.isCounted);
}

function writeCounts(connection: Connection, { cells, arrivals }: DerivedParts, campaign: string): number {
  const counts = countCampaign(connection, campaign);
  for (const { bytes, ...cell } of counts.cells) cells.insert(campaign, { ...cell, vector: vectorFromBytes(bytes) });
  new ArrivalSums(counts.arrivals).write(arrivals);
  return counts.responses;
}
