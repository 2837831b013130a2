/**
 * What explains figures: every aggregation of the same counts side by side, and why a unit's index
 * differs from its group's, from another unit's or from its own of the year before.
 */
import { Problem } from '#shared/kernel/problem.ts';
import { explain, type ExplainSide, type Explanation } from '#shared/report/explain.ts';
import { leverageOf, type Leverage } from '#shared/report/leverage.ts';
import { makeReport } from '#shared/report/make-report.ts';
import { methodCheck, type MethodCheck } from '#shared/report/method-check.ts';
import type { Scope } from '#shared/campaign/model.ts';
import type { Reader } from '../auth/reader.ts';
import type { Storage, StoredCampaign } from '../storage/port.ts';
import type { ChosenParameters, CurrentReports } from './current-reports.ts';
import { cutToScope } from './visible.ts';

export interface ExplainRequest {
  readonly id: string;
  readonly reader: Pick<Reader, 'scope'>;
  readonly unit: string;
  /** `previous`, `group`, or a unit. */
  readonly with: string;
  readonly chosen: ChosenParameters;
}

export interface Explained {
  readonly explanation: Explanation;
  readonly leverage: readonly Leverage[];
}

export interface Explaining {
  methodCheck(id: string, reader: Pick<Reader, 'scope'>, chosen: ChosenParameters): Promise<MethodCheck>;
  /** Throws `unit.unknown`, and `comparison.unknown` where there is no year before or the unit was not in it. */
  explain(request: ExplainRequest): Promise<Explained>;
}

export function createExplaining(storage: Pick<Storage, 'campaign' | 'readTallies'>, current: Pick<CurrentReports, 'report'>): Explaining {
  const find = async (id: string, scope: Scope): Promise<StoredCampaign> => {
    const stored = await storage.campaign(id.normalize('NFC'), scope);
    if (stored === undefined) throw new Problem('campaign.unknown');
    return stored;
  };
  const sideOf = async (stored: StoredCampaign, { reader: { scope }, chosen }: ExplainRequest): Promise<Omit<ExplainSide, 'scope'>> => ({
    campaign: cutToScope(stored.campaign, { scope }),
    cells: await storage.readTallies(stored.campaign.id, scope),
    report: (await current.report({ stored, scope, chosen })).report,
  });

  const lastYear = async (stored: StoredCampaign, mine: ExplainSide, request: ExplainRequest): Promise<ExplainSide> => {
    const { previousCampaign } = stored.campaign;
    const before = previousCampaign === null ? undefined : await storage.campaign(previousCampaign, request.reader.scope);
    if (before?.campaign.units.some((unit) => unit.id === request.unit) !== true) throw new Problem('comparison.unknown');
    const { campaign, cells, report } = await sideOf(before, request);
    const { parameters } = mine.report;
    // Both sides by the same method, whatever the year before was published with.
    const isSame = JSON.stringify(report.parameters) === JSON.stringify(parameters);
    return { campaign, cells, scope: mine.scope, report: isSame ? report : makeReport(campaign, cells, { parameters }) };
  };

  return {
    methodCheck: async (id, { scope }, chosen) => {
      const { campaign } = await find(id, scope);
      return methodCheck(cutToScope(campaign, { scope }), await storage.readTallies(campaign.id, scope), { parameters: chosen });
    },
    explain: async (request) => {
      const { id, reader: { scope }, unit } = request;
      const stored = await find(id, scope);
      const side = await sideOf(stored, request);
      const own = unitOf(side, unit);
      const mine: ExplainSide = { ...side, scope: { kind: 'unit', id: own.id } };
      const theirs: ExplainSide = request.with === 'previous' ? await lastYear(stored, mine, request)
        : { ...side, scope: request.with === 'group' ? { kind: 'unit_group', id: own.unitGroup } : { kind: 'unit', id: unitOf(side, request.with).id } };
      return { explanation: explain(mine, theirs), leverage: leverageOf(side.campaign, side.cells, { report: side.report, unit: own.id }) };
    },
  };
}

function unitOf({ campaign }: Pick<ExplainSide, 'campaign'>, id: string) {
  const found = campaign.units.find((unit) => unit.id === id.normalize('NFC'));
  if (found === undefined) throw new Problem('unit.unknown');
  return found;
}
