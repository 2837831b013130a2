/**
 * What a worker thread may read, on a connection of its own that cannot write: exports run beside
 * ingest without holding it up. Each call is one short read; between pages the writer's log can be
 * checkpointed.
 */
import type { Scope } from '#shared/campaign/model.ts';
import type { SamplePosition } from '#shared/response/model.ts';
import type { Source } from '#shared/response/source.ts';
import type { SourcedCell } from '#shared/tally/sourced-cell.ts';
import { findCampaign } from '../tables/campaigns/queries.ts';
import type { Connection } from '../tables/connection.ts';
import { listRefusals } from '../tables/refusals/queries.ts';
import { listAnswers, listResponses } from '../tables/responses/queries.ts';
import { listTallyCells } from '../tables/tally-cells/queries.ts';
import { countOffset } from '#shared/tally/layout.ts';
import { connectReader } from './connect.ts';
import type { ProgressCounts, RecordedRefusals, StoredCampaign, StoredResponse } from './port.ts';
import { readProgress } from './progress.ts';

export interface ReadOnlyStorage {
  campaign(id: string, scope: Scope): StoredCampaign | undefined;
  responsesAfter(campaign: string, scope: Scope, page: { readonly after: number; readonly limit: number }): StoredResponse[];
  /** Of every source. */
  readTallies(campaign: string, scope: Scope): SourcedCell[];
  progress(campaign: string, scope: Scope): ProgressCounts;
  refusals(campaign: string, scope: Scope): RecordedRefusals[];
  /** Counted responses of the chosen sources by position, read in slices; none of them twice while it is read. */
  answers(campaign: string, scope: Scope, sources: readonly Source[]): Iterable<AnswerCodes>;
  /** What `work` reads is all as it was when it began. */
  atOneMoment<T>(work: () => T): T;
  close(): void;
}

export interface AnswerCodes {
  readonly position: SamplePosition;
  /** `shared/tally/answer-codes.ts`. */
  readonly codes: Uint8Array;
}

/** Rows in memory at a time. */
const sliceSize = 1000;

/** The database must exist and have this program's version: the server that starts the worker saw to that. */
export function openReadOnly(databasePath: string): ReadOnlyStorage {
  const connection = connectReader(databasePath);
  return {
    campaign: (id, scope) => findCampaign(connection, id, scope),
    responsesAfter: (campaign, scope, page) => listResponses(connection, { campaign, scope, ...page }),
    readTallies: (campaign, scope) => listTallyCells(connection, campaign, scope)
      .filter((cell) => (cell.vector[countOffset] ?? 0) > 0)
      .map(({ position, source, vector }) => ({ position, source, vector })),
    progress: (campaign, scope) => readProgress(connection, campaign, scope),
    refusals: (campaign, scope) => listRefusals(connection, campaign, scope),
    answers: (campaign, scope, sources) => answersOf(connection, { campaign, scope }, new Set(sources)),
    atOneMoment: (work) => connection.client.transaction(work)(),
    close: () => { connection.client.close(); },
  };
}

function* answersOf(connection: Connection, of: { readonly campaign: string; readonly scope: Scope }, sources: ReadonlySet<Source>): Generator<AnswerCodes> {
  let after = 0;
  for (;;) {
    const slice = listAnswers(connection, { ...of, after, limit: sliceSize });
    for (const { unit, stratum, cluster, weight, source, answerCodes } of slice) {
      if (sources.has(source)) yield { position: { unit, stratum, cluster, weight }, codes: answerCodes };
    }
    if (slice.length < sliceSize) return;
    after = slice.at(-1)?.position ?? after;
  }
}
