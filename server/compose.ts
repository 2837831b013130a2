/** The only file that joins the parts and picks the adapters. */
import { readServerFacts } from './campaigns/server-facts.ts';
import { composeAuth, type Auth } from './auth/compose-auth.ts';
import { openServerKey, type ServerKey } from './auth/keys.ts';
import { readAssignments, readQuestionnaire } from './campaigns/assignments.ts';
import { campaignToFile } from './campaigns/campaign-to-file.ts';
import { createCatalogue } from './campaigns/catalogue.ts';
import { composeFigures, type Figures } from './campaigns/compose-figures.ts';
import { createHeld } from './campaigns/held.ts';
import { createImportCampaign, type ImportCampaign } from './campaigns/import-campaign.ts';
import { createImportResponses, type ImportResponses } from './campaigns/import-responses.ts';
import { createLife, type Life } from './campaigns/life.ts';
import { readProgress } from './campaigns/read-progress.ts';
import { found, threadedReport } from './campaigns/report-thread.ts';
import { reportOfDatabase } from './campaigns/report-of-database.ts';
import type { MakeAnswerReport } from './campaigns/report-from-answers.ts';
import { listSummaries } from './campaigns/summaries.ts';
import { visibleCampaign } from './campaigns/visible.ts';
import type { ComposeOptions, Composition } from './composition.ts';
import { createCampaignEvents } from './events/campaign-events.ts';
import { createLazyExports } from './exports/lazy-exports.ts';
import { createApp, type App } from './http/app.ts';
import { createSessionCookie } from './http/cookies.ts';
import { accountRoutes } from './http/routes/accounts.ts';
import { campaignRoutes } from './http/routes/campaigns.ts';
import { deviceRoutes } from './http/routes/devices.ts';
import { eventRoutes } from './http/routes/events.ts';
import { exchangeRoutes } from './http/routes/exchange.ts';
import { figureRoutes } from './http/routes/figures.ts';
import { heldRoutes } from './http/routes/held.ts';
import { pushRoutes } from './http/routes/push.ts';
import { refusalRoutes } from './http/routes/refusals.ts';
import { serverRoutes } from './http/routes/server.ts';
import { sessionRoutes } from './http/routes/session.ts';
import { createStaticFiles } from './http/static-files.ts';
import { composeIngest, type IngestRoom } from './ingest/compose-ingest.ts';
import { judgingAgain } from './ingest/judge-again.ts';
import type { Storage } from './storage/port.ts';
import { takeLock, type FolderLock } from './storage/lock.ts';
import { UnusableDatabase } from './storage/migrate.ts';
import { openReadOnly } from './storage/read-only.ts';
import { openSqlite } from './storage/sqlite.ts';
import type { DataFolder } from './start/data-folder.ts';
import { StartRefused, type RefusalKey } from './start/start-refused.ts';

/** Throws `StartRefused` when the folder is in use or its database is not for this program. */
export function compose(options: ComposeOptions): Composition {
  const { now, folder } = options;
  const lock = lockFolder(folder);
  const { storage, serverKey } = underLock(lock, () => {
    const serverKey = readServerKey(folder);
    return { serverKey, storage: openStorage(options, serverKey) };
  });
  const auth = composeAuth({ storage, serverKey, now });
  const catalogue = createCatalogue(storage);
  const events = createCampaignEvents({ storage, now, wait: (work, waitMs) => { setTimeout(work, waitMs).unref(); } });
  const figures = composeFigures({ storage, now, makeAnswerReport: answerReports(options), onChanged: (campaign) => { events.tell(new Set([campaign])); } });
  const changed = (): void => {
    catalogue.changed();
    figures.changed();
    auth.devices.changed();
  };
  const room = composeIngest({
    storage, catalogue, signers: auth.signers, notary: serverKey, now, keysPath: folder.keysPath, openWorkerUrl: options.openWorkerUrl,
    onStored: events.tell, onFailure: options.onFailure,
  });
  const { ingest, ingestAt, judgeAgain, keys, keyOf } = room;
  const parts: Joined = {
    ...auth, ...room, storage, events, serverKey,
    enrolment: judgingAgain(auth.enrolment, { judgeAgain, onFailure: options.onFailure }),
    exports: createLazyExports({ databasePath: folder.databasePath, keysPath: folder.keysPath, workerUrl: options.exportWorkerUrl, now, campaign: storage.campaign, onFailure: options.onFailure }),
    held: createHeld({ storage, catalogue, keyOf, now, onStored: events.tell }),
    importCampaign: createImportCampaign({ storage, passwords: auth.passwords, now, onChanged: changed }),
    importResponses: createImportResponses(storage, ingest),
    figures,
    life: createLife(storage, changed),
    removeDemonstration: async () => {
      await storage.removeDemonstration(now());
      changed();
      const code = await auth.firstAdmin.code();
      if (code !== undefined) options.onAdminGone(code);
    },
  };
  const { importCampaign, importResponses, life, exports } = parts;
  const { refusals, warm } = figures;
  return {
    app: composeApp(options, parts), storage, ingest, ingestAt, importCampaign, importResponses, life, refusals, firstAdmin: auth.firstAdmin,
    keys, judgeAgain,
    warm: async () => {
      await warm();
      await judgeAgain.ofAll();
    },
    close: async () => {
      exports.close();
      await room.closeIngest();
      await storage.close();
      lock.release();
    },
  };
}

function lockFolder({ path, lockPath }: DataFolder): FolderLock {
  try {
    const lock = takeLock(lockPath);
    if (lock !== undefined) return lock;
  } catch {
    throw new StartRefused('refusedFolder', { folder: path });
  }
  throw new StartRefused('refusedInUse', { folder: path });
}

/** Whatever cannot be opened, the folder is free again. */
function underLock<T>(lock: FolderLock, open: () => T): T {
  try {
    return open();
  } catch (error) {
    lock.release();
    throw error;
  }
}

function openStorage({ folder, now, rebuildWorkerUrl, onFailStop }: ComposeOptions, notary: ServerKey): Storage {
  try {
    return openSqlite({ databasePath: folder.databasePath, nowMs: now(), rebuildWorkerUrl, notary, onFailStop });
  } catch (error) {
    throw error instanceof UnusableDatabase ? new StartRefused(refusals[error.reason], { folder: folder.path }) : error;
  }
}

/** In a thread, or, without its built entry, here. */
function answerReports({ folder: { databasePath }, reportWorkerUrl }: ComposeOptions): MakeAnswerReport {
  if (reportWorkerUrl !== null) return threadedReport(reportWorkerUrl, databasePath);
  return async (request) => {
    const database = openReadOnly(databasePath);
    try {
      return found(reportOfDatabase(database, request));
    } finally {
      database.close();
    }
  };
}

const refusals: Readonly<Record<UnusableDatabase['reason'], RefusalKey>> = {
  newer_version: 'refusedNewer', not_ours: 'refusedForeign', not_writable: 'refusedFolder', full: 'refusedFull',
  damaged: 'refusedDamaged', ledger_broken: 'refusedLedger',
};

function readServerKey({ serverKeyPath }: DataFolder): ServerKey {
  try {
    return openServerKey(serverKeyPath);
  } catch {
    throw new StartRefused('refusedKey', { file: serverKeyPath });
  }
}

interface Joined extends Auth, IngestRoom {
  readonly storage: Storage;
  readonly serverKey: ServerKey;
  readonly events: ReturnType<typeof createCampaignEvents>;
  readonly exports: ReturnType<typeof createLazyExports>;
  readonly held: ReturnType<typeof createHeld>;
  readonly importCampaign: ImportCampaign;
  readonly importResponses: ImportResponses;
  readonly figures: Figures;
  readonly life: Life;
  readonly removeDemonstration: () => Promise<void>;
}

function composeApp(options: ComposeOptions, parts: Joined): App {
  const { storage, desk, devices, events } = parts;
  const assignments = { storage, keys: parts.keys, notary: parts.serverKey };
  const cookie = createSessionCookie(options.isHttps);
  const readServer = () => readServerFacts(storage, options.version);
  return createApp({
    desk, devices, cookie, isHttps: options.isHttps, onFailure: options.onFailure,
    files: createStaticFiles(options.clientFolder),
    handlers: {
      ...serverRoutes(readServer),
      ...sessionRoutes({ desk, firstAdmin: parts.firstAdmin, cookie, hasDemonstration: async () => (await readServer()).hasDemonstration }),
      ...deviceRoutes({
        enrolment: parts.enrolment, devices, revokeDevice: devices.revoke,
        readAssignments: (session) => readAssignments(assignments, session),
        readQuestionnaire: (hash, session) => readQuestionnaire(assignments, hash, session),
      }),
      ...pushRoutes(parts.ingest),
      ...accountRoutes(parts.accounts),
      ...campaignRoutes({
        list: (reader) => listSummaries(storage, reader),
        importCampaign: parts.importCampaign,
        life: parts.life,
        file: (id, reader) => campaignToFile(storage, id, reader),
        definition: async (id, reader) => (await visibleCampaign(storage, id, reader)).campaign,
        progress: (id, reader) => readProgress(storage, { id, reader, nowMs: options.now() }),
        removeDemonstration: parts.removeDemonstration,
      }),
      ...figureRoutes(parts.figures),
      ...refusalRoutes(parts.figures.refusals),
      ...heldRoutes(parts.held),
      ...exchangeRoutes({ exports: parts.exports, importResponses: parts.importResponses }),
      ...eventRoutes({
        assertVisible: async (id, reader) => { await visibleCampaign(storage, id, reader); },
        stillReader: (call) => desk.stillReader(cookie.read(call)),
        listen: events.listen,
      }),
    },
  });
}
