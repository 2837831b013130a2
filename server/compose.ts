/** The only file that joins the parts and picks the adapters. */
import { readServerFacts } from './campaigns/server-facts.ts';
import { composeAuth, type Auth } from './auth/compose-auth.ts';
import type { ServerKey } from './auth/keys.ts';
import { readBackedUpTo } from './backup/backed-up-to.ts';
import { readAssignments, readQuestionnaire } from './campaigns/assignments.ts';
import { campaignToFile } from './campaigns/campaign-to-file.ts';
import { createCatalogue } from './campaigns/catalogue.ts';
import { composeFigures, type Figures } from './campaigns/compose-figures.ts';
import { createHeld } from './campaigns/held.ts';
import { createImportCampaign, type ImportCampaign } from './campaigns/import-campaign.ts';
import { createImportResponses, type ImportResponses } from './campaigns/import-responses.ts';
import { createLife, type Life } from './campaigns/life.ts';
import { readGaps } from './campaigns/read-gaps.ts';
import { readProgress } from './campaigns/read-progress.ts';
import { rebuildDerived } from './campaigns/rebuild-derived.ts';
import { found, threadedReport } from './campaigns/report-thread.ts';
import { reportOfDatabase } from './campaigns/report-of-database.ts';
import type { MakeAnswerReport } from './campaigns/report-from-answers.ts';
import { listSummaries } from './campaigns/summaries.ts';
import { visibleCampaign } from './campaigns/visible.ts';
import { assertBackups, composeBackups, type Backups } from './compose-backup.ts';
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
import { ledgerRoutes } from './http/routes/ledger.ts';
import { pushRoutes } from './http/routes/push.ts';
import { refusalRoutes } from './http/routes/refusals.ts';
import { rescueRoutes } from './http/routes/rescue.ts';
import { serverRoutes } from './http/routes/server.ts';
import { sessionRoutes } from './http/routes/session.ts';
import { keepAssets } from './http/former-assets.ts';
import { createStaticFiles } from './http/static-files.ts';
import { composeIngest, type IngestRoom } from './ingest/compose-ingest.ts';
import { judgingAgain } from './ingest/judge-again.ts';
import { createTakeRescueFile } from './ingest/take-rescue-file.ts';
import { createHeads, type Heads } from './ledger/heads.ts';
import type { Storage } from './storage/port.ts';
import type { FolderLock } from './storage/lock.ts';
import { openFolder } from './storage/open-folder.ts';
import { openReadOnly } from './storage/read-only.ts';

/** Throws `StartRefused` when the folder is in use or its database is not for this program. */
export function compose(options: ComposeOptions): Composition {
  const { now, folder } = options;
  assertBackups(options.backup, folder);
  const { storage, serverKey, lock } = openFolder(options);
  const auth = composeAuth({ storage, serverKey, now, backedUpTo: (epoch) => readBackedUpTo(storage, epoch) });
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
    heads: createHeads({ storage, publicKey: serverKey.publicKey, now, onFailure: options.onFailure }),
    backups: composeBackups(options.backup, { folder, storage, now }),
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
  const { importCampaign, importResponses, life } = parts;
  const { refusals, warm } = figures;
  return {
    app: composeApp(options, parts), storage, ingest, ingestAt, importCampaign, importResponses, life, refusals, firstAdmin: auth.firstAdmin,
    keys, judgeAgain, startClocks: () => { startClocks(parts); },
    warm: async () => {
      await warm();
      keepAssets({ clientFolder: options.clientFolder, formerAssetsPath: folder.formerAssetsPath }, now());
      await judgeAgain.ofAll();
    },
    rebuildDerived: () => rebuildDerived({ storage, catalogue, keyOf }),
    close: () => closeAll(parts, lock, options.onFailure),
  };
}

function startClocks({ heads, backups }: Joined): void {
  heads.start();
  backups.start();
}

async function closeAll({ exports, heads, closeIngest, backups, storage }: Joined, lock: FolderLock, onFailure: ComposeOptions['onFailure']): Promise<void> {
  exports.close();
  await closeIngest();
  await heads.signLast().catch(onFailure);
  await backups.close();
  await storage.close();
  lock.release();
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

interface Joined extends Auth, IngestRoom {
  readonly storage: Storage;
  readonly heads: Heads;
  readonly backups: Backups;
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
    files: createStaticFiles(options.clientFolder, options.folder.formerAssetsPath),
    handlers: {
      ...serverRoutes({ readServer, readHealth: parts.backups.health }),
      ...sessionRoutes({ desk, firstAdmin: parts.firstAdmin, cookie, hasDemonstration: async () => (await readServer()).hasDemonstration }),
      ...deviceRoutes({
        enrolment: parts.enrolment, codes: parts.codes, devices, deviceReports: parts.deviceReports, isHttps: options.isHttps, revokeDevice: devices.revoke,
        readAssignments: (session) => readAssignments(assignments, session),
        readQuestionnaire: (hash, session) => readQuestionnaire(assignments, hash, session),
      }),
      ...pushRoutes(parts.ingest),
      ...rescueRoutes({ takeRescueFile: createTakeRescueFile(parts.ingest), ledgerProof: parts.ledgerProof }),
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
      ...ledgerRoutes({ heads: parts.heads.read, gaps: (id, reader) => readGaps(storage, { id, reader, nowMs: options.now() }) }),
      ...exchangeRoutes({ exports: parts.exports, importResponses: parts.importResponses }),
      ...eventRoutes({
        assertVisible: async (id, reader) => { await visibleCampaign(storage, id, reader); },
        stillReader: (call) => desk.stillReader(cookie.read(call)),
        listen: events.listen,
      }),
    },
  });
}
