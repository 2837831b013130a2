/** A column a content group: the heat map on the rows of the ranking, coloured only where a unit surely differs. */
import type { Figure, UnitFigures } from '#shared/report/report.ts';
import { keepTogether, writeDigits } from '../../kit/language/formats.ts';
import { branchFigure, type Branch } from '../figures/content-tree.ts';
import { digitsOf } from '../figures/digits.ts';
import { sideOf } from '../figures/sureness.ts';
import { nameOf } from '../state/wording.ts';
import { t } from '../state/words.ts';
import type { Column } from './column.ts';
import { trimHundred } from './precision-text.ts';
import type { RankingScope } from './ranking-scope.ts';

export function branchColumns(scope: RankingScope, branches: readonly Branch[], isHiddenAtFirst = false): Column<UnitFigures>[] {
  return branches.map((branch) => {
    const given = branchFigure(scope.reference, branch);
    return {
      id: `group-${branch.id}`, title: nameOf(branch.shortLabel), look: 'middle', room: 'wide', isBestHigh: true, isHiddenAtFirst,
      head: <span class="branch-head">{keepTogether(nameOf(branch.shortLabel))}</span>,
      value: (unit) => { const shown = branchFigure(unit, branch)?.shown ?? null; return shown === null ? null : Number(shown); },
      cell: (unit) => <HeatCell own={branchFigure(unit, branch)} given={given} />,
    };
  });
}

function HeatCell({ own, given }: { readonly own: Figure | undefined; readonly given: Figure | undefined }) {
  if (own === undefined || own.index === null) return <>{t('noFigure')}</>;
  const side = sideOf(own, given);
  return (
    <span class={side === null ? 'heat' : `heat heat-${side}`}>
      {writeDigits(trimHundred(digitsOf(own.index, 1)))}
      {side === null ? null : <span class="only-heard"> {t(side === 'below' ? 'surelyBelow' : 'surelyAbove')}</span>}
    </span>
  );
}

/** Whether any cell of the scope is coloured: the legend stands only then. */
export function hasHeat(scope: RankingScope, branches: readonly Branch[]): boolean {
  return scope.units.some((unit) => branches.some((branch) => sideOf(branchFigure(unit, branch), branchFigure(scope.reference, branch)) !== null));
}
