/** The results of a campaign as one reader may see them: its report as of now, compared with the years before. */
import { Problem } from '#shared/kernel/problem.ts';
import type { Report } from '#shared/report/report.ts';
import type { Reader } from '../auth/reader.ts';
import { everything, type Storage, type StoredCampaign } from '../storage/port.ts';
import type { ChosenParameters, CurrentReports } from './current-reports.ts';
import { withPast, type ComparedCampaign, type ReportedCampaign } from './past-table.ts';
import { cutToScope } from './visible.ts';

export interface ResultsRequest {
  readonly id: string;
  readonly reader: Pick<Reader, 'scope'>;
  readonly chosen: ChosenParameters;
}

export interface Results {
  read(request: ResultsRequest): Promise<ComparedCampaign>;
  /** Makes each running campaign's results once for nobody: the first in a process take several times as long. */
  warm(): Promise<void>;
}

export function createResults(storage: Pick<Storage, 'campaign' | 'campaigns'>, current: Pick<CurrentReports, 'report'>): Results {
  /** What was compared, by the reports that it was made of: nothing else enters. */
  const compared = new WeakMap<Report, { readonly previous: Report | null; readonly results: ComparedCampaign }>();

  const reportOf = async (stored: StoredCampaign, { reader: { scope }, chosen }: ResultsRequest): Promise<ReportedCampaign> =>
    ({ ...await current.report({ stored, scope, chosen }), campaign: cutToScope(stored.campaign, { scope }) });

  const read = async (request: ResultsRequest): Promise<ComparedCampaign> => {
    const { scope } = request.reader;
    const stored = await storage.campaign(request.id.normalize('NFC'), scope);
    if (stored === undefined) throw new Problem('campaign.unknown');
    const { previousCampaign } = stored.campaign;
    // A campaign that the reader may not see is none to compare with.
    const before = previousCampaign === null ? undefined : await storage.campaign(previousCampaign, scope);
    const [now, previous] = await Promise.all([reportOf(stored, request), before === undefined ? null : reportOf(before, request)]);
    const known = compared.get(now.report);
    if (known !== undefined && known.previous === (previous?.report ?? null)) return known.results;
    const results = withPast(now, previous);
    compared.set(now.report, { previous: previous?.report ?? null, results });
    return results;
  };

  return {
    read,
    warm: async () => {
      for (const { campaign: { id }, status } of await storage.campaigns(everything)) {
        if (status === 'open') await read({ id, reader: { scope: everything }, chosen: {} });
      }
    },
  };
}
