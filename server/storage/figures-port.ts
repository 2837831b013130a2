/**
 * The part of the storage port that figures need beside the tallies: refusals as an office hands
 * them in, news of every counted response, and readings of single answers.
 */
import type { Scope } from '#shared/campaign/model.ts';
import type { Channel, SamplePosition } from '#shared/response/model.ts';
import type { Source } from '#shared/response/source.ts';
import type { TallyCell } from '#shared/tally/cell.ts';

/** People of a unit who refused, and who recorded that. */
export interface RecordedRefusals {
  readonly unit: string;
  readonly refusals: number;
  /** Login, as it was then. */
  readonly recordedBy: string;
  readonly recordedAtMs: number;
}

export interface RefusalsRecord {
  /** By unit, of all units within `scope`: one that is not here has no number any more. */
  readonly refusals: ReadonlyMap<string, number>;
  readonly by: string;
  readonly atMs: number;
  readonly scope: Scope;
}

/** What of a response is counted: made by ingest, or by whoever admits it, never by the adapter. */
export interface CountedResponse {
  readonly campaign: string; readonly place: string | null;
  readonly channel: Channel;
  /** Where it is counted; another than its channel's usual one is stated in the ledger. */
  readonly source: Source;
  readonly position: TallyCell['position'];
  /** `shared/tally/answer-codes.ts`. */
  readonly answerCodes: Uint8Array;
  /** Id of the response that this one corrects: its counts are taken out in the same transaction. */
  readonly replaces: string | null;
  readonly startedAtMs: number; readonly finishedAtMs: number; readonly isGenerated: boolean;
}

/** One response more or less in a campaign's counts. */
export interface CountedChange {
  readonly campaign: string;
  readonly source: Source;
  readonly position: SamplePosition;
  readonly answerCodes: Uint8Array;
  readonly times: 1 | -1;
}

/** Hears of counts after their commit, in the order of the commits, before anyone reads them. */
export interface CountWatcher {
  changed(change: CountedChange): void;
  /** The campaign was counted again: whatever was derived from its counts is to be made anew. */
  recounted(campaign: string): void;
}

/** What could be read of an envelope. */
export interface DecodedEnvelope {
  /** What one of a known campaign counts as; null when it cannot be opened or counted. */
  readonly counted: CountedResponse | null;
  readonly unit: string | null; readonly place: string | null;
}
export type Decode = (envelope: { readonly bytes: Uint8Array; readonly isGenerated: boolean }) => DecodedEnvelope;

export interface RebuiltDerived {
  readonly responses: number;
  readonly campaigns: readonly string[];
  /** Positions of envelopes that cannot be decoded, or hold something else than the ledger says: then nothing was changed. */
  readonly faults: readonly number[];
  /** Positions of held ones that still are not what the ledger says: only a backup has what is missing. */
  readonly unmade: readonly number[];
}

export interface FiguresStorage {
  /** Makes held rows, decoded responses, tallies and arrivals again from the envelopes and the ledger: whole or not at all. */
  rebuildDerived(decode: Decode): Promise<RebuiltDerived>;
  /** The numbers that hold, by unit in the order of their ids. */
  refusals(campaign: string, scope: Scope): Promise<readonly RecordedRefusals[]>;
  /** Records all or nothing; what was recorded before is kept with who and when. A number that did not change keeps both. */
  recordRefusals(campaign: string, record: RefusalsRecord): Promise<void>;
  /** Returns how to stop. */
  watchCounts(watcher: CountWatcher): () => void;
}
