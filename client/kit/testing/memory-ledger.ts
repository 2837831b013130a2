/**
 * What the server in memory keeps: envelopes once each, a ledger whose hash every entry moves on,
 * and the receipts, signed when they are made and given again byte for byte. It can go back to an
 * earlier state as a restored backup does: under a new epoch.
 */
import { sha256Hex } from '#shared/sealing/digest.ts';
import { openEnvelope } from '#shared/sealing/envelope.ts';
import { receiptText, type ReceiptFacts, type SignedReceipt } from '#shared/wire/receipt.ts';

export interface Kept {
  readonly bytes: Uint8Array;
  readonly facts: ReceiptFacts;
  readonly receipt: SignedReceipt;
}

/** What a backup holds. */
export interface Backup {
  readonly stored: ReadonlyMap<string, Kept>;
  readonly hashes: readonly string[];
}

export class MemoryLedger {
  epoch = 'epoch-1';
  /** By response id; other content under an id stands under id and hash. */
  readonly stored = new Map<string, Kept>();
  /** The ledger's hash after each entry. */
  readonly hashes: string[] = [];
  statusOf: (responseId: string) => ReceiptFacts['status'] | 'retry' = () => 'stored';
  /** Changes facts before they are signed. */
  factsOf: (facts: ReceiptFacts) => ReceiptFacts = (facts) => facts;
  readonly #sign: (text: string) => Promise<string>;
  #epochs = 1;

  constructor(sign: (text: string) => Promise<string>) {
    this.#sign = sign;
  }

  backUp(): Backup {
    return { stored: new Map(this.stored), hashes: [...this.hashes] };
  }

  /** A new epoch begins, and what came after the backup is gone. */
  restore(backup: Backup): void {
    this.goBack(backup);
    this.#epochs += 1;
    this.epoch = `epoch-${this.#epochs}`;
  }

  /** The same without a new epoch: somebody copied an old file back by hand. */
  goBack({ stored, hashes }: Backup): void {
    this.stored.clear();
    for (const [id, kept] of stored) this.stored.set(id, kept);
    this.hashes.splice(0, this.hashes.length, ...hashes);
  }

  missingOf(hashes: readonly string[]): string[] {
    const there = new Set([...this.stored.values()].map((each) => each.facts.envelopeHash));
    return hashes.filter((each) => !there.has(each));
  }

  async store(bytes: Uint8Array): Promise<SignedReceipt | null> {
    const responseId = openEnvelope(bytes)?.header.responseId ?? '';
    const envelopeHash = await sha256Hex(bytes);
    const status = this.statusOf(responseId);
    if (status === 'retry') return null;
    const isFirst = (this.stored.get(responseId)?.facts.envelopeHash ?? envelopeHash) === envelopeHash;
    const key = isFirst ? responseId : `${responseId} ${envelopeHash}`;
    const kept = this.stored.get(key);
    if (kept !== undefined) return kept.receipt;
    if (status === 'refused') return this.#receipt({ ...nothing, responseId, envelopeHash, epoch: this.epoch, reasons: ['request.malformed'] });
    const ledgerHash = await sha256Hex(new TextEncoder().encode(`${this.epoch} ${this.hashes.at(-1) ?? ''} ${envelopeHash}`));
    this.hashes.push(ledgerHash);
    const [ledgerIndex, position] = [this.hashes.length, this.stored.size + 1];
    const reasons = isFirst ? [] : ['same_id_other_content'];
    const facts: ReceiptFacts = { status: isFirst ? status : 'held', responseId, envelopeHash, epoch: this.epoch, ledgerIndex, ledgerHash, storedAtMs: 1, position, reasons };
    const receipt = await this.#receipt(facts);
    this.stored.set(key, { bytes, facts, receipt });
    return receipt;
  }

  async #receipt(facts: ReceiptFacts): Promise<SignedReceipt> {
    const text = receiptText(this.factsOf(facts));
    return { text, signature: await this.#sign(text) };
  }
}

const nothing = { status: 'refused', ledgerIndex: 0, ledgerHash: '', storedAtMs: 0, position: 0 } as const;
