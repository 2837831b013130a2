/**
 * The SQLite adapter of the storage port. One connection writes; every operation is one
 * synchronous transaction on it, so a returned promise means that the commit is on the disk.
 */
import type { SourcedCell } from '#shared/tally/sourced-cell.ts';
import type { Scope } from '#shared/campaign/model.ts';
import { prepareArrivals } from '../tables/arrivals/queries.ts';
import { findCampaign } from '../tables/campaigns/queries.ts';
import type { Connection } from '../tables/connection.ts';
import { prepareEnvelopes } from '../tables/envelopes/queries.ts';
import { prepareHeld } from '../tables/held/queries.ts';
import { prepareReceipts } from '../tables/receipts/queries.ts';
import { listResponses, prepareResponses } from '../tables/responses/queries.ts';
import { readSetting, writeSetting } from '../tables/settings/queries.ts';
import { listTallyCells, prepareTallyCells } from '../tables/tally-cells/queries.ts';
import { createAcknowledging } from './acknowledging.ts';
import { createCampaigns } from './campaigns.ts';
import { countAfterMigration } from './count-after-migration.ts';
import { connectWriter, proveDurability } from './connect.ts';
import { createCorrections } from './corrections.ts';
import { createCounting } from './counting.ts';
import { sameThreadReader, threadReader } from './counting-reader.ts';
import { createDemonstrations } from './demonstrations.ts';
import { createDeposits } from './deposits.ts';
import { asProblem, mustStop, unusableReason } from './failures.ts';
import { fillLedger } from './fill-ledger.ts';
import { createGate, type Gate } from './gate.ts';
import { createHeldDecisions } from './held-decisions.ts';
import { createLedger } from './ledger.ts';
import { createLedgerOperations } from './ledger-operations.ts';
import { migrate, UnusableDatabase } from './migrate.ts';
import { createPeople } from './people.ts';
import { everything, type FillProgress, type Notary, type Storage } from './port.ts';
import { readProgress } from './progress.ts';
import type { RebuildGates } from './rebuild.ts';
import { createRecounting } from './recounting.ts';
import { createRefusals } from './refusals.ts';
import { checkLedgerEnd, checkWhole, markClosed, markOpen } from './start-checks.ts';
import { createStanding } from './standing.ts';
import { createTallyBook } from './tally-book.ts';

export interface SqliteOptions {
  readonly databasePath: string;
  readonly nowMs: number;
  /** The built `rebuild-worker.js`; null reads for rebuilds in this thread. */
  readonly rebuildWorkerUrl: URL | null;
  readonly notary: Notary;
  /** Called once when nobody knows any more what is on the disk: the process has to stop. */
  readonly onFailStop: (error: unknown) => void;
  /** Told once when the ledger of an old database takes long to fill. */
  readonly onLongFill?: ((progress: FillProgress) => void) | undefined;
  /** Milliseconds that only go forward. */
  readonly elapsedMs?: () => number;
}

/** Opens, migrates and proves the database; throws `UnusableDatabase` for one that this program cannot or must not use. */
export function openSqlite(options: SqliteOptions): Storage {
  const gates: RebuildGates = { counts: createGate(), definitions: createGate() };
  return guarded(usable(() => operations(openProven(options), options, gates)), gates, options.onFailStop);
}

function openProven({ databasePath, nowMs }: SqliteOptions): Connection {
  const connection = connectWriter(databasePath);
  try {
    checkWhole(connection);
    migrate(connection.client);
    markOpen(connection);
    proveDurability(connection, nowMs);
    checkLedgerEnd(connection);
    return connection;
  } catch (error) {
    connection.client.close();
    throw error;
  }
}

function usable<T>(open: () => T): T {
  try {
    return open();
  } catch (error) {
    const reason = unusableReason(error);
    throw reason === undefined ? error : new UnusableDatabase(reason);
  }
}

/** What counts and what proves, over one connection. */
function partsOf(connection: Connection, { notary, nowMs, onLongFill = () => undefined, elapsedMs = () => performance.now() }: SqliteOptions) {
  const campaign = (id: string) => findCampaign(connection, id, everything)?.campaign;
  const cells = prepareTallyCells(connection);
  countAfterMigration(connection, cells);
  const newBook = () => createTallyBook({ campaign, cells: (id) => listTallyCells(connection, id, everything) }, cells);
  const book = newBook();
  const [responses, envelopes, arrivals] = [prepareResponses(connection), prepareEnvelopes(connection), prepareArrivals(connection)];
  const [ledger, receipts] = [createLedger(connection, notary), prepareReceipts(connection)];
  const acknowledging = createAcknowledging({ ledger, notary, receipts });
  // What came before there was a ledger closes no day.
  const quiet = { ...ledger, append: ledger.enter };
  const corrections = createCorrections(connection, { envelopes, responses });
  fillLedger(connection, { ledger: quiet, acknowledging: createAcknowledging({ ledger: quiet, notary, receipts }), elapsedMs, onLongFill }, nowMs);
  return {
    cells, newBook, book, responses, envelopes, arrivals, ledger, receipts, acknowledging,
    counting: createCounting({ book, responses, arrivals }),
    corrections, standing: createStanding({ corrections, responses }),
    demonstrations: createDemonstrations(connection),
  };
}

function operations(connection: Connection, options: SqliteOptions, gates: RebuildGates) {
  const parts = partsOf(connection, options);
  const { book, ledger, demonstrations } = parts;
  const { databasePath, rebuildWorkerUrl } = options;
  const campaigns = createCampaigns(connection, ledger);
  const connectReader = rebuildWorkerUrl === null ? sameThreadReader(databasePath) : threadReader(rebuildWorkerUrl, databasePath);
  return {
    ...createPeople(connection),
    ...campaigns,
    ...createHeldDecisions(connection, parts),
    // What memory holds of a draft's layout or of the demonstration is no longer true.
    createCampaign: (...given: Parameters<typeof campaigns.createCampaign>) => {
      book.forget();
      demonstrations.forget();
      return campaigns.createCampaign(...given);
    },
    removeDemonstration: (atMs: number) => {
      book.forget();
      demonstrations.forget();
      campaigns.removeDemonstration(atMs);
    },
    storeBatch: createDeposits(connection, { ...parts, held: prepareHeld(connection), isDemonstration: demonstrations.has }),
    ...createLedgerOperations(connection, ledger, parts.envelopes),
    readTallies: (campaign: string, scope: Scope): SourcedCell[] => allowed(scope.campaigns, campaign)
      ? book.read(campaign).filter((cell) => allowed(scope.units, cell.position.unit)) : [],
    ...createRecounting(connection, { ...parts, gates, connectReader }),
    ...createRefusals(connection, ledger),
    progress: (campaign: string, scope: Scope) => readProgress(connection, campaign, scope),
    responsesAfter: (campaign: string, scope: Scope, page: { readonly after: number; readonly limit: number }) =>
      listResponses(connection, { campaign, scope, ...page }),
    setting: (name: string) => readSetting(connection, name),
    setSetting: (name: string, value: string) => { writeSetting(connection, name, value); },
    /** A stop after a failure is not clean: the next start looks through the whole file. */
    closeAfter: (hasFailed: boolean) => {
      if (connection.client.open && !hasFailed) markClosed(connection);
      connection.client.close();
    },
  };
}

function allowed(list: 'all' | readonly string[], code: string): boolean {
  return list === 'all' || list.includes(code);
}

type Operations<T> = { [K in keyof T]: T[K] extends (...given: infer A) => Promise<infer R> ? (...given: A) => R | Promise<R> : T[K] };

/** Every operation as a promise, some behind a gate; a failure of the engine becomes a problem, and stops the process where it must. */
function guarded(sync: Operations<Omit<Storage, 'close'>> & { readonly closeAfter: (hasFailed: boolean) => void }, gates: RebuildGates, onFailStop: SqliteOptions['onFailStop']): Storage {
  let hasFailed = false;
  const guard = <A extends unknown[], R>(work: (...given: A) => R | Promise<R>, gate?: Gate) => async (...given: A): Promise<R> => {
    while (gate?.isHeld() === true) await gate.whenFree();
    try {
      const done = work(...given);
      return done instanceof Promise ? await done : done;
    } catch (error) {
      if (mustStop(error)) {
        hasFailed = true;
        onFailStop(error);
      }
      throw asProblem(error);
    }
  };
  return {
    createAccount: guard(sync.createAccount), changeAccount: guard(sync.changeAccount), accountByLogin: guard(sync.accountByLogin),
    accountById: guard(sync.accountById), accounts: guard(sync.accounts), hasAdmin: guard(sync.hasAdmin),
    createSession: guard(sync.createSession), session: guard(sync.session), touchSession: guard(sync.touchSession),
    endSession: guard(sync.endSession), enrolDevice: guard(sync.enrolDevice), device: guard(sync.device),
    reportDevices: guard(sync.reportDevices), revokeDevice: guard(sync.revokeDevice), devices: guard(sync.devices),
    placesOf: guard(sync.placesOf), createCampaign: guard(sync.createCampaign, gates.definitions), setCampaignStatus: guard(sync.setCampaignStatus),
    campaigns: guard(sync.campaigns), campaign: guard(sync.campaign), questionnaire: guard(sync.questionnaire),
    removeDemonstration: guard(sync.removeDemonstration, gates.definitions), storeBatch: guard(sync.storeBatch, gates.counts), readTallies: guard(sync.readTallies),
    rebuildTallies: guard(sync.rebuildTallies), rebuildDerived: guard(sync.rebuildDerived), progress: guard(sync.progress), heldEnvelopes: guard(sync.heldEnvelopes),
    heldEnvelope: guard(sync.heldEnvelope), decideHeld: guard(sync.decideHeld, gates.counts), responsesAfter: guard(sync.responsesAfter),
    refusals: guard(sync.refusals), recordRefusals: guard(sync.recordRefusals), watchCounts: sync.watchCounts,
    ledgerHead: guard(sync.ledgerHead), ledgerAfter: guard(sync.ledgerAfter), appendLedger: guard(sync.appendLedger),
    beginEpoch: guard(sync.beginEpoch), signHead: guard(sync.signHead), heads: guard(sync.heads), missingOf: guard(sync.missingOf),
    heldOf: guard(sync.heldOf), heldBecauseOf: guard(sync.heldBecauseOf), gapsOf: guard(sync.gapsOf),
    createEnrolmentCode: guard(sync.createEnrolmentCode), enrolmentCode: guard(sync.enrolmentCode), takeEnrolmentCode: guard(sync.takeEnrolmentCode),
    setting: guard(sync.setting), setSetting: guard(sync.setSetting), close: guard(() => { sync.closeAfter(hasFailed); }),
  };
}
