/** Columns about a unit's change against the year before. */
import type { UnitChange } from '#shared/change/unit-change.ts';
import type { UnitFigures } from '#shared/report/report.ts';
import { isOutsideError } from '../figures/sureness.ts';
import { t } from '../state/words.ts';
import type { Column } from './column.ts';
import { notComparableText, signedText } from './precision-text.ts';

/** In points; strong where it lies outside its error. */
export function changeColumn(decimals: number): Column<UnitFigures> {
  return {
    id: 'change', title: t('columnChange'), head: <span class="range-head">{t('columnChangeShort')}</span>, look: 'figure', room: 'medium', isBestHigh: true,
    value: (unit) => unit.change?.change ?? null,
    cell: (unit) => <ChangeCell change={unit.change} decimals={decimals} />,
  };
}

export function ChangeCell({ change, decimals }: { readonly change: UnitChange | null; readonly decimals: number }) {
  if (change === null) return <>{t('noFigure')}</>;
  if (change.change === null) return <span class="muted" title={notComparableText(change)}>{t('notComparableShort')}</span>;
  const outside = isOutsideError(change);
  return (
    <span class={outside === true ? 'change-sure' : 'muted'} title={outside === null ? undefined : t(outside ? 'outsideError' : 'insideError')}>
      {signedText(change.change, decimals)}
    </span>
  );
}

export function placesColumn(isHiddenAtFirst = false): Column<UnitFigures> {
  return {
    id: 'places', title: t('columnPlaces'), head: <span class="range-head">{t('columnPlacesShort')}</span>, look: 'figure', isBestHigh: true, isHiddenAtFirst,
    value: (unit) => unit.change?.placesMoved ?? null,
    cell: (unit) => placesText(unit.change?.placesMoved ?? null),
  };
}

/** `+3` places gained, `−2` lost. */
export function placesText(moved: number | null): string {
  return moved === null ? t('noFigure') : signedText(moved, 0);
}
