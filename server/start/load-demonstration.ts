/** The demonstration at the start: into a new database, and again where the last start was cut off in the middle of it. */
import { fill } from '#shared/languages/fill.ts';
import type { Composition } from '../composition.ts';
import { everything, type Storage } from '../storage/port.ts';
import type { TerminalWords } from './announce.ts';

/** What the first start made of the demonstration; a database without it was never served. */
const settingName = 'demonstration';

export interface DemonstrationChoice {
  readonly isAllowed: boolean;
  readonly words: Pick<TerminalWords, 'loading' | 'loaded'>;
  readonly say: (line: string) => void;
  readonly nowMs: number;
}

export async function loadDemonstration(
  { storage, importCampaign, life, ingestAt, refusals }: Pick<Composition, 'storage' | 'importCampaign' | 'life' | 'ingestAt' | 'refusals'>,
  { isAllowed, words, say, nowMs }: DemonstrationChoice,
): Promise<void> {
  const before = await storage.setting(settingName);
  const wasCutOff = before === 'loading';
  if (!wasCutOff && !(isAllowed && before === undefined && await isEmpty(storage))) {
    if (before === undefined) await storage.setSetting(settingName, 'none');
    return;
  }
  say(words.loading);
  await storage.setSetting(settingName, 'loading');
  if (wasCutOff) await storage.removeDemonstration(nowMs);
  const { seedDemonstration } = await import('../seed/demonstration.ts');
  const responses = await seedDemonstration({ storage, importCampaign, life, ingestAt, refusals, nowMs });
  await storage.setSetting(settingName, 'loaded');
  say(fill(words.loaded, { responses }));
}

/** The command line may have put campaigns into a database that was never served. */
async function isEmpty(storage: Pick<Storage, 'accounts' | 'campaigns'>): Promise<boolean> {
  return (await storage.accounts()).length === 0 && (await storage.campaigns(everything)).length === 0;
}
