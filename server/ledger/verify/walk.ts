/**
 * Walks the ledger once, from the first entry to the last: does each entry fit the one before, and
 * does what it speaks of stand in the database as it says? What is counted in the end follows from
 * the entries alone and is compared afterwards (`check-rows.ts`).
 */
import { createHash } from 'node:crypto';
import { ledgerText } from '#shared/sealing/ledger.ts';
import { readCorrected, readDecision, readDeposit, readEpoch, readRefusals, readRemoved } from './bodies.ts';
import { checkEnvelope } from './check-envelope.ts';
import type { Findings } from './findings.ts';
import { PositionSet } from './position-set.ts';
import type { StoredEntry, VerifySource } from './source.ts';

/** An epoch and the first and last entry of it. */
export interface EpochRange {
  readonly epoch: string;
  readonly from: number;
  to: number;
}

/** What the ledger says that there is. */
export interface Walked {
  size: number;
  hash: string;
  readonly epochs: EpochRange[];
  readonly envelopes: PositionSet;
  envelopeCount: number;
  /** Envelopes that went with a demonstration. */
  readonly removed: PositionSet;
  readonly held: PositionSet;
  readonly decided: PositionSet;
  readonly responses: PositionSet;
  readonly counted: PositionSet;
  /** Of corrections, which response each corrects, and the other way round. */
  readonly replaces: Map<number, string>;
  readonly correctionOf: Map<string, number>;
  refusalRows: number;
}

export interface Walking {
  readonly source: VerifySource;
  readonly findings: Findings;
  /** Demonstrations that were removed, and the last entry that says so. */
  readonly removals: ReadonlyMap<string, number>;
}

export function walkLedger(source: VerifySource, findings: Findings): Walked {
  const walking = { source, findings, removals: removalsIn(source) };
  const walked: Walked = {
    size: 0, hash: '', epochs: [], envelopes: new PositionSet(), envelopeCount: 0, removed: new PositionSet(), held: new PositionSet(), decided: new PositionSet(),
    responses: new PositionSet(), counted: new PositionSet(), replaces: new Map(), correctionOf: new Map(), refusalRows: 0,
  };
  for (const entry of source.ledger()) {
    checkLink(walked, entry, findings);
    if (!checkEntry(walking, walked, entry)) findings.add('ledger_entry_wrong', entry.index);
    [walked.size, walked.hash] = [entry.index, entry.hash];
    const epoch = walked.epochs.at(-1);
    if (epoch !== undefined) epoch.to = entry.index;
  }
  if (walked.size === 0) findings.add('ledger_missing', '');
  return walked;
}

function removalsIn(source: VerifySource): Map<string, number> {
  const removals = new Map<string, number>();
  const real = new Set<string>();
  for (const { kind, body, index } of source.ledger()) {
    const deposit = kind === 'stored' || kind === 'held' ? readDeposit(body) : undefined;
    if (deposit !== undefined && deposit.campaign !== null && !deposit.isDemonstration) real.add(deposit.campaign);
    const removed = kind === 'removed' ? readRemoved(body) : undefined;
    // Nothing else can be removed, whatever an entry says.
    if (removed !== undefined && !real.has(removed.campaign)) removals.set(removed.campaign, index);
  }
  return removals;
}

function checkLink({ size, hash: before }: Walked, { hash, ...entry }: StoredEntry, findings: Findings): void {
  if (entry.index !== size + 1) findings.add('ledger_gap', entry.index);
  if (createHash('sha256').update(ledgerText(before, entry)).digest('hex') !== hash) findings.add('ledger_altered', entry.index);
  if (entry.index === 1 && entry.kind !== 'epoch') findings.add('ledger_epoch_wrong', entry.index);
}

/** Whether its body could be read. */
function checkEntry(walking: Walking, walked: Walked, entry: StoredEntry): boolean {
  switch (entry.kind) {
    case 'epoch': return beginEpoch(walking, walked, entry);
    case 'stored': case 'held': return enterDeposit(walking, walked, entry);
    case 'admitted': case 'kept_out': return enterDecision(walking, walked, entry);
    case 'corrected': return takeOut(walked, entry);
    case 'refusals': return checkRefusals(walking, walked, entry);
    default: return true;
  }
}

function beginEpoch({ findings }: Walking, walked: Walked, { index, body }: StoredEntry): boolean {
  const read = readEpoch(body);
  if (read === undefined) return false;
  const goesOn = read.fromSize === walked.size && read.fromHash === walked.hash && (read.reason === 'first') === (index === 1);
  if (!goesOn || walked.epochs.some((each) => each.epoch === read.epoch)) findings.add('ledger_epoch_wrong', index);
  walked.epochs.push({ epoch: read.epoch, from: index, to: index });
  return true;
}

function enterDeposit(walking: Walking, walked: Walked, entry: StoredEntry): boolean {
  const { source, findings, removals } = walking;
  const read = readDeposit(entry.body);
  if (read === undefined) return false;
  const { position, rowHash } = read;
  if (walked.envelopes.has(position)) findings.add('ledger_entry_wrong', entry.index);
  // Only what came as part of a demonstration may go with it.
  if (read.isDemonstration && (removals.get(read.campaign ?? '') ?? 0) > entry.index) {
    walked.removed.add(position);
    return true;
  }
  walked.envelopes.add(position);
  walked.envelopeCount += 1;
  checkEnvelope(walking, entry, read);
  if (entry.kind === 'stored') enterResponse(walking, walked, read);
  else {
    walked.held.add(position);
    const held = source.held(position);
    if (held === undefined) findings.add('held_missing', position);
    else if (held.rowHash !== rowHash) findings.add('held_altered', position);
  }
  return true;
}

interface CountedRow { readonly position: number; readonly isCounted: boolean; readonly replaces: string | null; readonly rowHash: string }

function enterResponse({ source, findings }: Walking, walked: Walked, { position, isCounted, replaces, rowHash }: CountedRow): void {
  walked.responses.add(position);
  if (isCounted) walked.counted.add(position);
  if (replaces !== null) {
    // A later correction of the same response overrules the one before.
    const overruled = walked.correctionOf.get(replaces);
    if (overruled !== undefined) walked.replaces.delete(overruled);
    walked.replaces.set(position, replaces);
    walked.correctionOf.set(replaces, position);
  }
  const row = source.response(position);
  if (row === undefined) findings.add('response_missing', position);
  else if (row.rowHash !== rowHash) findings.add('response_altered', position);
}

function enterDecision(walking: Walking, walked: Walked, { kind, body }: StoredEntry): boolean {
  const read = readDecision(body);
  if (read === undefined) return false;
  const { position, decisionHash } = read;
  if (walked.removed.has(position)) return true;
  walked.decided.add(position);
  const held = walking.source.held(position);
  if (held === undefined || held.decision !== kind || held.decisionHash !== decisionHash) walking.findings.add('decision_altered', position);
  if (kind === 'admitted') enterResponse(walking, walked, read);
  return true;
}

function takeOut(walked: Walked, { body }: StoredEntry): boolean {
  const read = readCorrected(body);
  if (read !== undefined) walked.counted.delete(read.position);
  return read !== undefined;
}

function checkRefusals({ source, findings, removals }: Walking, walked: Walked, { index, body }: StoredEntry): boolean {
  const read = readRefusals(body);
  if (read === undefined) return false;
  if ((removals.get(read.campaign) ?? 0) > index) return true;
  walked.refusalRows += read.to - read.from + 1;
  if (source.refusalsHash(read.campaign, read) !== read.rowsHash) findings.add('refusals_altered', read.campaign);
  return true;
}
