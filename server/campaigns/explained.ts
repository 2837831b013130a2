/**
 * What explains figures: every aggregation of the same counts side by side, and why a unit's index
 * differs from its group's, from another unit's or from its own of the year before.
 */
import { Problem } from '#shared/kernel/problem.ts';
import { covarianceBetween, type Influences } from '#shared/report/covariance-between.ts';
import { explain, type ExplainSide, type Explanation } from '#shared/report/explain.ts';
import { leverageOf, type Leverage } from '#shared/report/leverage.ts';
import { measureReport } from '#shared/report/make-report.ts';
import { methodCheck, type MethodCheck } from '#shared/report/method-check.ts';
import { designOf } from '#shared/report/report-options.ts';
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

/** With what its clusters contribute. */
interface MeasuredSide extends Omit<ExplainSide, 'scope'> {
  readonly influences: Influences;
}

export function createExplaining(storage: Pick<Storage, 'campaign' | 'readTallies'>, current: Pick<CurrentReports, 'report'>): Explaining {
  const find = async (id: string, scope: Scope): Promise<StoredCampaign> => {
    const stored = await storage.campaign(id.normalize('NFC'), scope);
    if (stored === undefined) throw new Problem('campaign.unknown');
    return stored;
  };
  const sideOf = async (stored: StoredCampaign, { reader: { scope }, chosen }: ExplainRequest): Promise<MeasuredSide> => ({
    campaign: cutToScope(stored.campaign, { scope }),
    cells: await storage.readTallies(stored.campaign.id, scope),
    ...await current.report({ stored, scope, chosen }),
  });

  const lastYear = async (stored: StoredCampaign, mine: MeasuredSide, request: ExplainRequest): Promise<MeasuredSide> => {
    const { previousCampaign } = stored.campaign;
    const before = previousCampaign === null ? undefined : await storage.campaign(previousCampaign, request.reader.scope);
    if (before?.campaign.units.some((unit) => unit.id === request.unit) !== true) throw new Problem('comparison.unknown');
    const side = await sideOf(before, request);
    const { parameters } = mine.report;
    // Both sides by the same method, whatever the year before was published with.
    const isSame = JSON.stringify(side.report.parameters) === JSON.stringify(parameters);
    return isSame ? side : { ...side, ...measureReport(side.campaign, side.cells, { parameters, design: designOf(before.campaign) }) };
  };

  return {
    methodCheck: async (id, { scope }, chosen) => {
      const { campaign } = await find(id, scope);
      return methodCheck(cutToScope(campaign, { scope }), await storage.readTallies(campaign.id, scope), { parameters: chosen });
    },
    explain: async (request) => {
      const { id, reader, unit } = request;
      const stored = await find(id, reader.scope);
      const side = await sideOf(stored, request);
      const own = unitOf(side, unit);
      const scope: ExplainSide['scope'] = { kind: 'unit', id: own.id };
      const mine: ExplainSide = { ...side, scope };
      const leverage = leverageOf(side.campaign, side.cells, { report: side.report, unit: own.id });
      if (request.with === 'previous') {
        const theirs = await lastYear(stored, side, request);
        const covariance = covarianceBetween(side.influences, theirs.influences)(own.id);
        return { explanation: explain(mine, { ...theirs, scope }, covariance), leverage };
      }
      const other: ExplainSide['scope'] = request.with === 'group' ? { kind: 'unit_group', id: own.unitGroup } : { kind: 'unit', id: unitOf(side, request.with).id };
      return { explanation: explain(mine, { ...side, scope: other }), leverage };
    },
  };
}

function unitOf({ campaign }: Pick<ExplainSide, 'campaign'>, id: string) {
  const found = campaign.units.find((unit) => unit.id === id.normalize('NFC'));
  if (found === undefined) throw new Problem('unit.unknown');
  return found;
}
