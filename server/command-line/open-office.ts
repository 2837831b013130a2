/** The office over the data of a folder: the parts of the server without its doors. */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Reader } from '../auth/reader.ts';
import { campaignToFile } from '../campaigns/campaign-to-file.ts';
import { visibleCampaign } from '../campaigns/visible.ts';
import { compose } from '../compose.ts';
import type { Composition } from '../composition.ts';
import { createTakeRescueFile, officeCarrier } from '../ingest/take-rescue-file.ts';
import { openDataFolder, type DataFolder } from '../start/data-folder.ts';
import { StartRefused, type RefusalKey } from '../start/start-refused.ts';
import { everything } from '../storage/port.ts';
import type { Office, OfficeFolder } from './office.ts';
import { UsageError, type UsageSentence } from './usage-error.ts';

/** Whoever can write the files may do everything; no account stands behind it. */
const keeper: Reader = { account: 'command-line', login: 'command-line', role: 'admin', scope: everything };

/** Without the built `rebuild-worker.js` (null) rebuilds read in this thread. */
export function openOffice({ folder, ifMissing }: OfficeFolder, rebuildWorkerUrl: URL | null): Promise<Office> {
  const path = resolve(folder);
  const isThere = isFile(join(path, 'hailong.db'));
  if (!isThere && ifMissing === 'refuse') throw new UsageError('dataMissing', { folder }, 1);
  if (!isThere && ifMissing === 'pretend') return Promise.resolve(passingOffice());
  try {
    return Promise.resolve(officeOf(composed(openDataFolder(path), rebuildWorkerUrl)));
  } catch (error) {
    if (error instanceof StartRefused) throw new UsageError(sentences[error.sentence] ?? 'dataFailed', { ...error.values, folder, reason: error.sentence }, 1);
    throw error;
  }
}

/** Over an empty database that is gone when it is closed: for a dry run before there are any data. */
function passingOffice(): Office {
  const path = mkdtempSync(join(tmpdir(), 'hailong-'));
  const office = officeOf(composed(openDataFolder(path), null));
  return {
    ...office,
    close: async () => {
      await office.close();
      rmSync(path, { recursive: true, force: true });
    },
  };
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

const sentences: Partial<Record<RefusalKey, UsageSentence>> = {
  refusedInUse: 'dataInUse', refusedNewer: 'dataNewer', refusedForeign: 'dataForeign', refusedFolder: 'dataForbidden',
  refusedDamaged: 'dataDamaged', refusedLedger: 'dataChanged', refusedSpace: 'dataNoRoom', refusedKeyLost: 'dataKeyLost', refusedRestoring: 'dataRestoring',
};

function composed(folder: DataFolder, rebuildWorkerUrl: URL | null): Composition {
  const raise = (error: unknown): void => { throw error; };
  return compose({
    folder, clientFolder: folder.path, exportWorkerUrl: new URL('./exports/export-worker.js', import.meta.url), rebuildWorkerUrl, reportWorkerUrl: null, openWorkerUrl: null,
    isHttps: false, version: '', now: Date.now, onFailStop: raise, onFailure: raise, onAdminGone: () => undefined,
  });
}

function officeOf(composition: Composition): Office {
  const { storage, importCampaign, importResponses, life, keys, judgeAgain } = composition;
  return {
    importCampaign,
    campaignFile: (campaign) => campaignToFile(storage, campaign, keeper),
    openCampaign: async (campaign) => { await life.open(campaign, keeper); },
    closeCampaign: async (campaign) => { await life.close(campaign, keeper); },
    importResponses: async (csv, options) => {
      const { status } = await visibleCampaign(storage, options.campaign, keeper);
      return { ...await importResponses(csv, { ...options, reader: keeper }), isClosed: status === 'closed' };
    },
    rebuildTallies: async (id) => {
      const { campaign } = await visibleCampaign(storage, id, keeper);
      return storage.rebuildTallies(campaign.id);
    },
    rebuildDerived: () => composition.rebuildDerived(),
    takeRescueFile: (file) => createTakeRescueFile(composition.ingest)(() => Promise.resolve(file), officeCarrier),
    keys,
    rotateKey: async (id) => {
      const { campaign } = await visibleCampaign(storage, id, keeper);
      return keys.rotate(campaign.id);
    },
    judgeKeysAgain: () => judgeAgain.ofKeys(),
    close: () => composition.close(),
  };
}
