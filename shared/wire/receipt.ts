/**
 * Receipt 2: what the server says of one envelope, as a text that it signs with the key that every
 * device pinned at enrolment. The text is made once, in the transaction that stores, and kept: a
 * re-send gets text and signature byte for byte. A device believes nothing else: no HTTP status, no
 * receipt without a signature, none for another id or another hash.
 *
 * `ledgerHash` is the hash of the server's ledger after the entry of this envelope, so every
 * receipt pins the whole history before it.
 */
import * as z from 'zod/mini';

/**
 * - `stored`: kept and counted;
 * - `held`: kept outside every tally with reasons until a person admits it;
 * - `refused`: not an envelope, nothing was kept: the device keeps it and shows it.
 */
export const signedReceiptStatuses = ['stored', 'held', 'refused'] as const;

const hash = z.string().check(z.regex(/^([0-9a-f]{64})?$/));
const count = z.int().check(z.gte(0));
/** New after every restore of the server, never reused. */
export const epochText = z.string().check(z.minLength(1), z.maxLength(64));

/** Its keys in the order in which the text has them. */
const receiptFacts = z.strictObject({
  status: z.enum(signedReceiptStatuses),
  /** Of the envelope; empty when it could not be read. */
  responseId: z.string().check(z.maxLength(64)),
  /** SHA-256 of the envelope bytes in hexadecimal; empty when they could not be read. */
  envelopeHash: hash,
  epoch: epochText,
  /** Number of the entry in the ledger and the ledger's hash after it; 0 and empty when refused. */
  ledgerIndex: count,
  ledgerHash: hash,
  /** When and as what number the server stored it; 0 when refused. */
  storedAtMs: count,
  position: count,
  /** Reasons when held; a problem code when refused. */
  reasons: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(64)),
});
export type ReceiptFacts = Readonly<z.infer<typeof receiptFacts>>;

export const signedReceipt = z.object({
  text: z.string().check(z.maxLength(8_192)),
  /** ECDSA P-256 SHA-256 (IEEE P1363, 64 bytes, base64) over exactly `text` by the server's key. */
  signature: z.string().check(z.minLength(88), z.maxLength(88)),
});
export type SignedReceipt = Readonly<z.infer<typeof signedReceipt>>;

const head = 'hailong receipt 2\n';

/** What the server signs. */
export function receiptText(facts: ReceiptFacts): string {
  const { status, responseId, envelopeHash, epoch, ledgerIndex, ledgerHash, storedAtMs, position, reasons } = facts;
  return `${head}${JSON.stringify({ status, responseId, envelopeHash, epoch, ledgerIndex, ledgerHash, storedAtMs, position, reasons })}`;
}

/** The facts of a text that `receiptText` made; undefined for any other text, however close. */
export function readReceipt(text: string): ReceiptFacts | undefined {
  if (!text.startsWith(head)) return undefined;
  const facts = receiptFacts.safeParse(parseJson(text.slice(head.length)));
  return facts.success && receiptText(facts.data) === text ? facts.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
