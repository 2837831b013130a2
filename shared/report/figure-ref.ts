/** Which figure of a report is meant, and where it stands. */
import type { UnitChange } from '../change/unit-change.ts';
import type { CriterionFigure, Figure, ScopeFigures } from '../index-methods/figures.ts';
import type { Report, UnitFigures } from './report.ts';

export interface FigureRef {
  readonly scope: { readonly kind: 'overall' } | { readonly kind: 'unit_group' | 'unit'; readonly id: string };
  readonly figure: { readonly kind: 'overall' } | { readonly kind: 'part' | 'group' | 'criterion'; readonly id: string };
}

export interface FoundFigure {
  readonly ref: FigureRef;
  readonly figure: Figure;
  /** All figures of the scope. */
  readonly scope: ScopeFigures;
  /** The unit, where the scope is one. */
  readonly unit: UnitFigures | null;
  /** Units that the scope is made of; empty where it is a unit. */
  readonly members: readonly UnitFigures[];
  /** Of the scope's overall figure; null where there is none, and for other figures. */
  readonly change: UnitChange | null;
}

/** The figure that is meant, or undefined when the report has no such scope or figure. */
export function figureAt(report: Report, ref: FigureRef): FoundFigure | undefined {
  const found = scopeAt(report, ref);
  const figure = found === undefined ? undefined : figureIn(found.scope, ref.figure);
  if (found === undefined || figure === undefined) return undefined;
  return { ref, figure, ...found, change: ref.figure.kind === 'overall' ? found.change : null };
}

/** The figure of this kind and id among the figures of a scope. */
export function figureIn(scope: ScopeFigures, wanted: FigureRef['figure']): Figure | CriterionFigure | undefined {
  switch (wanted.kind) {
    case 'overall': return scope.overall;
    case 'part': return scope.parts.find((each) => each.id === wanted.id);
    case 'group': return scope.groups.find((each) => each.id === wanted.id);
    case 'criterion': return scope.criteria.find((each) => each.id === wanted.id);
  }
}

type FoundScope = Pick<FoundFigure, 'scope' | 'unit' | 'members' | 'change'>;

function scopeAt(report: Report, { scope: wanted }: FigureRef): FoundScope | undefined {
  if (wanted.kind === 'overall') return { scope: report.overall, unit: null, members: report.units, change: report.change };
  if (wanted.kind === 'unit') {
    const unit = report.units.find((each) => each.id === wanted.id);
    return unit === undefined ? undefined : { scope: unit, unit, members: [], change: unit.change };
  }
  const group = report.unitGroups.find((each) => each.id === wanted.id);
  const members = report.units.filter((each) => each.unitGroup === wanted.id);
  return group === undefined ? undefined : { scope: group, unit: null, members, change: group.change };
}
