/** What verifying can find. Each is something that the server itself never does. */
export const findingKinds = [
  'file_damaged', 'schema_changed',
  /** The ledger by itself. */
  'ledger_missing', 'ledger_gap', 'ledger_altered', 'ledger_epoch_wrong', 'ledger_entry_wrong',
  /** What was stored, against the ledger. */
  'envelope_missing', 'envelope_altered', 'envelope_row_altered', 'envelope_extra',
  'held_missing', 'held_altered', 'held_extra', 'decision_altered',
  'response_missing', 'response_altered', 'response_extra', 'correction_altered', 'refusals_altered',
  /** What was promised, against the ledger. */
  'receipt_missing', 'receipt_altered', 'receipt_bad_signature', 'receipt_not_kept', 'receipt_unknown_epoch',
  'head_altered', 'head_bad_signature', 'head_not_kept', 'head_unknown_epoch', 'key_differs',
  /** What was derived, against what was stored. */
  'tally_differs', 'arrivals_differ',
] as const;
export type FindingKind = (typeof findingKinds)[number];

export interface Finding {
  readonly kind: FindingKind;
  /** Where: number of an entry or of an envelope, a campaign, a line of a file. */
  readonly at: string;
}

export interface Verdict {
  readonly isClean: boolean;
  /** The first ones. */
  readonly findings: readonly Finding[];
  readonly findingCount: number;
  readonly checked: {
    readonly entries: number; readonly envelopes: number; readonly receipts: number; readonly heads: number;
    readonly outsideReceipts: number; readonly outsideHeads: number; readonly responses: number; readonly campaigns: number;
  };
  /** How the ledger stands, to be compared with what was printed. */
  readonly head: { readonly epoch: string; readonly size: number; readonly hash: string };
  /** Epochs after the first: a restore from a backup each. */
  readonly restores: number;
  /** Outside receipts of responses that a restore lost and their devices brought again. */
  readonly refilled: number;
  /** Numbers of devices whose envelope does not follow the one before: the server took them as they came. */
  readonly brokenChains: { readonly devices: number; readonly numbers: number };
}

const mostKept = 1000;

export class Findings {
  readonly list: Finding[] = [];
  count = 0;

  add(kind: FindingKind, at: string | number): void {
    this.count += 1;
    if (this.list.length < mostKept) this.list.push({ kind, at: String(at) });
  }
}
