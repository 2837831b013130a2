/** The figures, ranks and bands of a method check, compared with the method in use. */
import type { Campaign } from '../campaign/model.ts';
import { classify } from '../ranking/classify.ts';
import { rank } from '../ranking/rank.ts';
import { roundedDigits, type Rounded } from '../statistics/round-half-up.ts';
import { roundedOf } from './table-figure.ts';
import type { CheckedFigure, CheckedUnit, MethodCheck, VariantDifference } from './method-variants.ts';

/** One figure by all variants. */
export function checkedFigure(id: string, figures: readonly (Rounded | null)[], chosen: number): CheckedFigure {
  const shown = figures.map((each) => (each === null ? null : roundedDigits(each)));
  return { id, shown, differing: othersThan(shown, chosen) };
}

export interface UnitsToCheck {
  /** By variant, then by unit of the campaign. */
  readonly units: readonly (readonly (Rounded | null)[])[];
  /** Responses by unit. */
  readonly n: readonly number[];
  readonly minimumSample: number;
  /** Position of the method in use. */
  readonly chosen: number;
}

/** Every unit of the campaign, with its rank and band by all variants. */
export function checkedUnits(campaign: Campaign, { units, n, minimumSample, chosen }: UnitsToCheck): CheckedUnit[] {
  const ranks = units.map((figures) => ranksOf(campaign, figures, n.map((each) => each >= minimumSample)));
  return campaign.units.map((unit, at): CheckedUnit => {
    const figures = units.map((each) => each[at] ?? null);
    const bands = campaign.unitGroups.find((each) => each.id === unit.unitGroup)?.bands ?? [];
    const own = { ranks: ranks.map((each) => each[at] ?? null), bands: figures.map((each) => (each === null ? null : classify(bands, each)?.id ?? null)) };
    return {
      ...checkedFigure(unit.id, figures, chosen), unitGroup: unit.unitGroup, ...own,
      rankDiffering: othersThan(own.ranks, chosen), bandDiffering: othersThan(own.bands, chosen),
    };
  });
}

/** What each variant changes against the method in use. */
export function differencesOf(
  { overall, parts, groups, unitGroups, units }: Omit<MethodCheck, 'variants' | 'differences'>, variants: number, chosen: number,
): VariantDifference[] {
  const figures = [overall, ...parts, ...groups, ...unitGroups, ...units];
  return Array.from({ length: variants }, (_, at): VariantDifference => {
    const differing = figures.filter((each) => each.differing.includes(at));
    return {
      figures: differing.length, largest: largestOf(differing, at, chosen),
      ranks: units.filter((each) => each.rankDiffering.includes(at)).length,
      bands: units.filter((each) => each.bandDiffering.includes(at)).length,
    };
  });
}

function largestOf(figures: readonly CheckedFigure[], at: number, chosen: number): string | null {
  const sizes = figures.flatMap(({ shown }): Rounded[] => {
    const [own, other] = [shown[at], shown[chosen]];
    if (own === null || other === null || own === undefined || other === undefined) return [];
    const [left, right] = [roundedOf(own), roundedOf(other)];
    return [{ scaled: Math.abs(left.scaled - right.scaled), decimals: left.decimals }];
  });
  const [largest] = sizes.sort((left, right) => right.scaled - left.scaled);
  return largest === undefined ? null : roundedDigits(largest);
}

/** Ranks by unit of the campaign, inside each unit group; null for units that are not ranked. */
function ranksOf({ units, unitGroups }: Campaign, figures: readonly (Rounded | null)[], isLarge: readonly boolean[]): (number | null)[] {
  const places = new Map<number, number | null>();
  for (const { id } of unitGroups) {
    const members = units.flatMap((unit, at) => (unit.unitGroup === id && isLarge[at] === true ? [at] : []));
    for (const { item, rank: place } of rank(members, (at) => figures[at] ?? null)) places.set(item, place);
  }
  return units.map((_, at) => places.get(at) ?? null);
}

/** Positions that hold something else than the chosen one. */
function othersThan(list: readonly (string | number | null)[], chosen: number): number[] {
  return list.flatMap((each, at) => (each === list[chosen] ? [] : [at]));
}
