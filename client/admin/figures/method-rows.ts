/** The method check as rows: what each choice of method would change, and every figure under every choice. */
import type { CheckedFigure, CheckedUnit, MethodCheck, MethodVariant, VariantDifference } from '#shared/report/method-variants.ts';

export interface VariantRow {
  /** Position among the variants. */
  readonly at: number;
  readonly variant: MethodVariant;
  readonly overall: string | null;
  readonly difference: VariantDifference;
}

/** The method in use first, then those of its base figure, then the others. */
export function variantRows({ variants, overall, differences }: MethodCheck): VariantRow[] {
  const chosen = variants.find((each) => each.isChosen);
  const placeOf = ({ variant }: VariantRow): number => (variant.isChosen ? 0 : variant.baseFigure === chosen?.baseFigure ? 1 : 2);
  const none: VariantDifference = { figures: 0, largest: null, ranks: 0, bands: 0 };
  return variants.map((variant, at): VariantRow => ({ at, variant, overall: overall.shown[at] ?? null, difference: differences[at] ?? none }))
    .sort((left, right) => placeOf(left) - placeOf(right) || left.at - right.at);
}

/** The variant with the same base figure that moves the figures most; undefined when none moves any. */
export function largestDifference(rows: readonly VariantRow[]): VariantRow | undefined {
  const base = rows.find((each) => each.variant.isChosen)?.variant.baseFigure;
  return rows.filter((each) => each.variant.baseFigure === base && each.difference.figures > 0)
    .sort((left, right) => Number(right.difference.largest) - Number(left.difference.largest) || left.at - right.at)[0];
}

export const checkedKinds = ['overall', 'part', 'group', 'unitGroup', 'unit'] as const;
export type CheckedKind = (typeof checkedKinds)[number];

export interface FigureRow {
  readonly key: string;
  readonly kind: CheckedKind;
  readonly figure: CheckedFigure | CheckedUnit;
}

/** Every figure of the check, the whole first, units last. */
export function figureRows({ overall, parts, groups, unitGroups, units }: MethodCheck): FigureRow[] {
  const rows = (kind: CheckedKind, figures: readonly CheckedFigure[]): FigureRow[] => figures.map((figure) => ({ key: `${kind} ${figure.id}`, kind, figure }));
  return [...rows('overall', [overall]), ...rows('part', parts), ...rows('group', groups), ...rows('unitGroup', unitGroups), ...rows('unit', units)];
}
