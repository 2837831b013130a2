/**
 * A small model of the storage port: what the product's contract says of depositing, the ledger and
 * receipts, over values in memory. The same claims are put to it and to the real adapter
 * (`server/storage/depositing.contract.ts`), so that the two cannot drift apart.
 */
import type { IncomingEnvelope, Storage, StoreOutcome } from '../../../server/storage/port.ts';
import { decisionBody, depositBody, epochBody, ledgerText, type LedgerHead, type LedgerKind } from '#shared/sealing/ledger.ts';
import { receiptText, type SignedReceipt } from '#shared/wire/receipt.ts';
import type { HeldReason } from '#shared/wire/push.ts';
import { hexOf, textBytes } from '../stand-in-crypto.ts';
import type { ServerData, ServerDisk, StoredEnvelope } from './server-disk.ts';

export type ModelStorage = Pick<Storage, 'storeBatch' | 'missingOf' | 'ledgerHead' | 'ledgerAfter' | 'heldOf' | 'heldBecauseOf' | 'heldEnvelope' | 'decideHeld'>;

export interface ModelParts {
  readonly disk: ServerDisk;
  readonly notary: { sign(text: string): string };
  /** Lets an item fail alone. */
  readonly isPoison: (responseId: string) => boolean;
  /** When the transaction takes place, and how it ends: what it throws is what the caller is told. */
  readonly transact: <T>(label: string, work: () => T) => Promise<T>;
}

export function modelStorage({ disk, notary, isPoison, transact }: ModelParts): ModelStorage {
  return {
    storeBatch: (batch) => transact(`commit ${batch.length} envelopes`, () => {
      const draft = new DataDraft(disk.data, notary);
      const outcomes = batch.map((each) => (isPoison(each.responseId) ? null : draft.deposit(each)));
      disk.commit(draft.changes());
      return outcomes;
    }),
    missingOf: (items) => transact('look for what is missing', () => {
      const there = new Set(disk.data.envelopes.map((each) => `${each.responseId} ${each.envelopeHash}`));
      return items.filter((each) => !there.has(`${each.responseId} ${each.envelopeHash}`)).map((each) => each.envelopeHash);
    }),
    heldOf: async (signer) => waitingHeld(disk.data).filter((each) => each.signer === signer).map((each) => each.position),
    heldBecauseOf: async (reason) => waitingHeld(disk.data).filter(({ reasons }) => reasons.length === 1 && reasons[0] === reason).map((each) => each.position),
    heldEnvelope: async (position) => heldIn(disk.data, position),
    decideHeld: (position, { admit, atMs, isByRule }) => transact(`decide on ${position}`, () => {
      const found = waitingHeld(disk.data).find((each) => each.position === position);
      if (found === undefined) return 'decided';
      if (isByRule && disk.data.envelopes.some((each) => each !== found && each.responseId === found.responseId && holdsItsId(each))) return 'in_the_way';
      const draft = new DataDraft(disk.data, notary);
      draft.decide(found, { isAdmitted: admit !== null, atMs });
      disk.commit(draft.changes());
      return 'done';
    }),
    ledgerHead: async () => headOf(disk.data),
    ledgerAfter: async (index, limit) => disk.data.ledger.slice(index, index + limit),
  };
}

function waitingHeld({ envelopes }: ServerData): StoredEnvelope[] {
  return envelopes.filter((each) => each.status === 'held' && each.decision === 'waiting');
}

function heldIn({ envelopes }: ServerData, position: number) {
  const found = envelopes.find((each) => each.position === position && each.status === 'held');
  if (found === undefined) return undefined;
  const { responseId, campaign, device, account, reasons, decision, storedAtMs: receivedAtMs, bytes } = found;
  const held = { position, responseId, campaign, unit: null, place: null, device, account, receivedAtMs, reasons, decision, decidedBy: null, decidedAtMs: null, decisionReason: null, isIdTaken: false };
  return { held, bytes };
}

export function headOf({ epoch, ledger }: ServerData): LedgerHead {
  return { epoch, size: ledger.length, hash: ledger.at(-1)?.hash ?? '' };
}

/** The ledger's first entry, or the first after a restore. */
export function beginEpoch(disk: ServerDisk, epoch: string, atMs: number): void {
  const { size, hash } = headOf(disk.data);
  const body = epochBody({ epoch, reason: size === 0 ? 'first' : 'restored', fromSize: size, fromHash: hash });
  disk.commit({ epoch, ledger: [...disk.data.ledger, entryAfter(disk.data.ledger, { kind: 'epoch', body, atMs })] });
}

type Ledger = ServerData['ledger'];

function entryAfter(ledger: Ledger, given: { readonly kind: LedgerKind; readonly body: string; readonly atMs: number }): Ledger[number] {
  const entry = { index: ledger.length + 1, kind: given.kind, atMs: given.atMs, body: given.body };
  return { ...entry, hash: hexOf(textBytes(ledgerText(ledger.at(-1)?.hash ?? '', entry))) };
}

/** As `server/storage/standing.ts` says it. */
function holdsItsId({ status, decision, reasons, device, signer }: StoredEnvelope): boolean {
  if (status === 'stored' || decision === 'admitted') return true;
  return device === signer && !reasons.some((each) => each === 'signature_bad' || each === 'device_unknown' || each === 'payload_unreadable');
}

/** One transaction in the making. */
class DataDraft {
  readonly #envelopes: StoredEnvelope[];
  readonly #ledger: Ledger[number][];
  readonly #counted: Map<string, number>;

  constructor(readonly data: ServerData, readonly notary: ModelParts['notary']) {
    this.#envelopes = [...data.envelopes];
    this.#ledger = [...data.ledger];
    this.#counted = new Map(data.counted);
  }

  deposit(envelope: IncomingEnvelope): StoreOutcome {
    const known = this.#envelopes.filter((each) => each.responseId === envelope.responseId);
    const same = known.find((each) => each.envelopeHash === envelope.envelopeHash);
    if (same !== undefined) return outcomeOf(same, true);
    const isTaken = known.some(holdsItsId);
    const reasons: readonly HeldReason[] = !isTaken || envelope.heldReasons.includes('same_id_other_content')
      ? envelope.heldReasons : [...envelope.heldReasons, 'same_id_other_content'];
    const status = envelope.counted === null || reasons.length > 0 ? 'held' : 'stored';
    const stored = this.#insert(envelope, { status, reasons });
    if (status === 'stored') this.#counted.set(envelope.responseId, (this.#counted.get(envelope.responseId) ?? 0) + 1);
    return outcomeOf(stored, false);
  }

  /** What is admitted is counted instead of other content under its id. */
  decide(found: StoredEnvelope, { isAdmitted, atMs }: { readonly isAdmitted: boolean; readonly atMs: number }): void {
    this.#envelopes[found.position - 1] = { ...found, decision: isAdmitted ? 'admitted' : 'kept_out' };
    if (isAdmitted) this.#counted.set(found.responseId, 1);
    const { position, envelopeHash } = found;
    const body = decisionBody({ position, envelopeHash, decisionHash: '', isCounted: isAdmitted, replaces: null, rowHash: '' });
    this.#ledger.push(entryAfter(this.#ledger, { kind: isAdmitted ? 'admitted' : 'kept_out', body, atMs }));
  }

  changes(): Pick<ServerData, 'envelopes' | 'ledger' | 'counted'> {
    return { envelopes: this.#envelopes, ledger: this.#ledger, counted: this.#counted };
  }

  #insert(envelope: IncomingEnvelope, judged: Pick<StoredEnvelope, 'status' | 'reasons'>): StoredEnvelope {
    const { responseId, envelopeHash, bytes, receivedAtMs, signer, sequence, device, account, campaign } = envelope;
    const { status, reasons } = judged;
    const position = this.#envelopes.length + 1;
    const body = depositBody({
      position, responseId, envelopeHash, device, account, campaign, isDemonstration: false, isGenerated: false, reasons,
      isCounted: status === 'stored', replaces: null, rowHash: '',
    });
    const entry = entryAfter(this.#ledger, { kind: status, body, atMs: receivedAtMs });
    this.#ledger.push(entry);
    const text = receiptText({
      status, responseId, envelopeHash, epoch: this.data.epoch, ledgerIndex: entry.index, ledgerHash: entry.hash,
      storedAtMs: receivedAtMs, position, reasons: [...reasons],
    });
    const receipt: SignedReceipt = { text, signature: this.notary.sign(text) };
    const stored: StoredEnvelope = {
      position, responseId, envelopeHash, bytes, status, reasons, decision: 'waiting', campaign, device, account, storedAtMs: receivedAtMs, signer, sequence, receipt,
    };
    this.#envelopes.push(stored);
    return stored;
  }
}

function outcomeOf({ position, storedAtMs, status, reasons, receipt }: StoredEnvelope, wasThere: boolean): StoreOutcome {
  return { position, storedAtMs, status, reasons, wasThere, receipt };
}
