/**
 * What an export format is. A format is one folder with one exported `ExportFormat` and a line in
 * `registry.ts`; `export.contract.ts` is run on every one.
 *
 * Always holds: a file is `head` and then what `write` yields; chunks are of a bounded size, at most
 * one page of responses is held at a time, and the file says so when some of the data was generated. It sees nothing but the source, which is already cut to the reader's
 * scope, so no format can show more than the reader may see.
 */
import type { Role, Scope } from '#shared/campaign/model.ts';
import type { Language } from '#shared/languages/registry.ts';
import type { TallyCell } from '#shared/tally/cell.ts';
import type { AnswerSource } from '../campaigns/report-from-answers.ts';
import type { ProgressCounts, RecordedRefusals, StoredCampaign, StoredResponse } from '../storage/port.ts';

/** One campaign as one reader may see it. Every read is synchronous and short: it runs in the export thread. */
export interface ExportSource {
  readonly stored: StoredCampaign;
  readonly scope: Scope;
  /** Of the sources that the method counts. */
  tallies(): readonly TallyCell[];
  /** Answers of the responses behind the figures as bytes, for figures whose squares no tally keeps. */
  answers(): AnswerSource['answers'];
  refusals(): readonly RecordedRefusals[];
  /** The campaign of the year before, if there is one that the reader may see. */
  previous(): ExportSource | undefined;
  /** What `work` reads is all as it was when it began. */
  atOneMoment<T>(work: () => T): T;
  progress(): ProgressCounts;
  /** Counted responses after a position, oldest first; an empty page is the end. */
  responsesAfter(page: { readonly after: number; readonly limit: number }): readonly StoredResponse[];
  /** The response's JSON in the bytes of one, sealed or not; throws when its key is gone. */
  contentOf(bytes: Uint8Array): Uint8Array;
}

/** Gives the source of a campaign, or undefined when the reader may not see it or it does not exist. */
export type OpenSource = (campaign: string, scope: Scope) => ExportSource | undefined;

export interface ExportContext {
  readonly language: Language;
  /** When the reading began: printed as the time that the data are of. */
  readonly asOfMs: number;
}

export interface ExportFormat {
  /** Part of the address, e.g. `responses-csv`. */
  readonly id: string;
  /** ASCII apart from the campaign's own id. */
  fileName(campaign: string): string;
  readonly contentType: string;
  /** Who may download it; a viewer sees figures, never single answers. */
  readonly roles: readonly Role[];
  /** What can be said from the definition alone, sent at once while the export thread starts; may be empty. */
  head(stored: StoredCampaign, context: ExportContext): Uint8Array;
  /** The rest of the file. */
  write(source: ExportSource, context: ExportContext): AsyncIterable<Uint8Array>;
}

/** No chunk of any format is larger. */
export const maxChunkBytes = 524_288;
