/** The report of a campaign as one reader may see it, from the tallies as they are now. */
import type { MethodParameters } from '#shared/index-methods/contract.ts';
import { makeReport } from '#shared/report/make-report.ts';
import type { Report } from '#shared/report/report.ts';
import type { Reader } from '../auth/reader.ts';
import { everything, type Storage } from '../storage/port.ts';
import { visibleCampaign } from './visible.ts';

export type ChosenParameters = Partial<Pick<MethodParameters, 'aggregation' | 'baseFigure' | 'acrossUnits'>>;

export async function readResults(
  storage: Storage, { id, reader, chosen }: { readonly id: string; readonly reader: Reader; readonly chosen: ChosenParameters },
): Promise<Report> {
  const { campaign } = await visibleCampaign(storage, id, reader);
  return makeReport(campaign, await storage.readTallies(campaign.id, reader.scope), { parameters: chosen });
}

/** Makes each running campaign's report once for nobody: the first one in a process takes several times as long. */
export async function warmResults(storage: Storage): Promise<void> {
  for (const { campaign, status } of await storage.campaigns(everything)) {
    if (status === 'open') makeReport(campaign, await storage.readTallies(campaign.id, everything));
  }
}
