/**
 * The method check: the same cells by every aggregation, base figure and way across units, side by
 * side, and where they differ from the method in use once they are rounded: figures, ranks, bands.
 * Exact like the report, without precision; nothing is counted twice, so it is quick.
 */
import { campaignLayout } from '../campaign/campaign-layout.ts';
import type { Campaign, Unit } from '../campaign/model.ts';
import { acrossUnits, aggregations, baseFigures, type MethodParameters } from '../index-methods/contract.ts';
import { defaultParameters } from '../index-methods/default-parameters.ts';
import { indexPlan, type IndexPlan } from '../index-methods/index-plan.ts';
import { addSums, scopeCounts, type ScopeCounts, type ScopeSums } from '../index-methods/scope-counts.ts';
import { scopeIndices, type ScopeIndices } from '../index-methods/scope-indices.ts';
import { meanRatio, roundedPercent, type Ratio } from '../statistics/ratio.ts';
import type { Rounded } from '../statistics/round-half-up.ts';
import type { TallyCell } from '../tally/cell.ts';
import { checkedFigure, checkedUnits, differencesOf } from './checked-figures.ts';
import { countCampaign, type CountedCampaign } from './counted-scope.ts';
import type { MethodCheck, MethodVariant } from './method-variants.ts';

export type { CheckedFigure, CheckedUnit, MethodCheck, MethodVariant, VariantDifference } from './method-variants.ts';

export interface MethodCheckOptions {
  /** Replace single parameters of the campaign's method; the method in use is the one with them. */
  readonly parameters?: Partial<MethodParameters>;
}

/** Lays all variants of the campaign's method side by side. */
export function methodCheck(campaign: Campaign, cells: readonly TallyCell[], options: MethodCheckOptions = {}): MethodCheck {
  const chosen = { ...defaultParameters, ...campaign.method.parameters, ...options.parameters };
  const counted = countCampaign(campaign, cells);
  const variants = variantsOf(chosen);
  const computed = baseFigures.flatMap((baseFigure) => computeBase(counted, { ...chosen, baseFigure }));
  const compared = { computed, at: variants.findIndex((each) => each.isChosen) };
  const whole = computed[compared.at] as ComputedVariant;
  const composites = (kind: 'overall' | 'part' | 'group') => whole.plan.composites.flatMap((each, at) =>
    (each.kind === kind ? [checkedFigure(each.id, computed.map((variant) => variant.whole[at] ?? null), compared.at)] : []));
  const unitGroups = campaign.unitGroups.map((group, at) =>
    checkedFigure(group.id, computed.map((variant) => variant.unitGroups[at] ?? null), compared.at));
  const units = checkedUnits(campaign, { units: computed.map((variant) => variant.units), n: nOf(counted), minimumSample: chosen.minimumSample, chosen: compared.at });
  const check = { overall: composites('overall')[0] ?? checkedFigure('overall', computed.map(() => null), compared.at), parts: composites('part'), groups: composites('group'), unitGroups, units };
  return { variants, ...check, differences: differencesOf(check, variants.length, compared.at) };
}

function variantsOf(chosen: MethodParameters): MethodVariant[] {
  return baseFigures.flatMap((baseFigure) => aggregations.flatMap((aggregation) => acrossUnits.map((across) => ({
    baseFigure, aggregation, acrossUnits: across,
    isChosen: chosen.baseFigure === baseFigure && chosen.aggregation === aggregation && chosen.acrossUnits === across,
  }))));
}

/** One variant's rounded indices. */
interface ComputedVariant {
  readonly plan: IndexPlan;
  /** By composite of the plan, of the whole campaign. */
  readonly whole: readonly (Rounded | null)[];
  /** Overall indices in the order of the campaign. */
  readonly unitGroups: readonly (Rounded | null)[];
  readonly units: readonly (Rounded | null)[];
}

/** All variants of one base figure, whose counts they share. */
function computeBase({ campaign, shape, units }: CountedCampaign, parameters: MethodParameters): ComputedVariant[] {
  const layout = campaignLayout(campaign);
  const first = indexPlan(campaign.questionnaire, layout, parameters);
  const countOf = (sums: readonly ScopeSums[]): ScopeCounts => scopeCounts(first, addSums(sums, shape));
  const counts: CampaignCounts = {
    units: units.map(({ unit, sums }) => ({ unit, counts: scopeCounts(first, sums) })),
    unitGroups: campaign.unitGroups.map(({ id }) => countOf(units.filter(({ unit }) => unit.unitGroup === id).map((each) => each.sums))),
    whole: countOf(units.map((each) => each.sums)),
  };
  return aggregations.flatMap((aggregation) => computeAggregation(campaign, counts, indexPlan(campaign.questionnaire, layout, { ...parameters, aggregation })));
}

interface CampaignCounts {
  readonly units: readonly { readonly unit: Unit; readonly counts: ScopeCounts }[];
  readonly unitGroups: readonly ScopeCounts[];
  readonly whole: ScopeCounts;
}

function computeAggregation(campaign: Campaign, counts: CampaignCounts, plan: IndexPlan): ComputedVariant[] {
  const { decimals } = plan.parameters;
  const shown = (ratio: Ratio | undefined): Rounded | null => (ratio === undefined ? null : roundedPercent(ratio, decimals));
  const overallAt = plan.composites.findIndex((each) => each.kind === 'overall');
  const units = counts.units.map((each) => ({ unit: each.unit, indices: scopeIndices(plan, each.counts) }));
  const unitsShown = units.map((each) => shown(each.indices.composites[overallAt]));
  const pooled = (scope: ScopeCounts): ScopeIndices['composites'] => scopeIndices(plan, scope).composites;
  const meanAt = (list: typeof units, at: number): Ratio | undefined => meanRatio(list.flatMap((each) => each.indices.composites[at] ?? []));
  const membersOf = (group: string): typeof units => units.filter(({ unit }) => unit.unitGroup === group);
  return acrossUnits.map((across): ComputedVariant => ({
    plan, units: unitsShown,
    whole: (across === 'pooled' ? pooled(counts.whole) : plan.composites.map((_, at) => meanAt(units, at))).map(shown),
    unitGroups: campaign.unitGroups.map(({ id }, at) => shown(across === 'pooled'
      ? pooled(counts.unitGroups[at] as ScopeCounts)[overallAt] : meanAt(membersOf(id), overallAt))),
  }));
}

function nOf({ units }: CountedCampaign): number[] {
  return units.map(({ sums }) => sums.counts[0] ?? 0);
}
