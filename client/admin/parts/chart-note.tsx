import { percentAxis } from '../figures/axis.ts';
import { t } from '../state/words.ts';
import { axisFigures } from './chart-column.tsx';
import type { RankingScope } from './ranking-scope.ts';

/** What the signs of the table mean, beside its heading: brackets and coloured cells where there are any and where there is room for them. */
export function SignLegend({ scope, isHeated }: { readonly scope: RankingScope; readonly isHeated: boolean }) {
  return (
    <p class="sign-legend muted">
      {scope.brackets.size === 0 ? null : <span><i class="bracket-sign" aria-hidden="true" />{t('bracketNote')}</span>}
      {isHeated ? <span class="needs-wide" title={t('heatRule')}><i class="swatch heat-below" />{t('heatBelow')}</span> : null}
      {isHeated ? <span class="needs-wide" title={t('heatRule')}><i class="swatch heat-above" />{t('heatAbove')}</span> : null}
    </p>
  );
}

/** Under the table: the axis, ties, and the rules behind whiskers, ranges and colours. */
export function ChartNote({ scope }: { readonly scope: RankingScope }) {
  const values = axisFigures(scope.units);
  if (values.length === 0) return null;
  const axis = percentAxis(values);
  const hasIntervals = scope.units.some((unit) => unit.overall.low !== null);
  const notes = [
    axis.isCut ? t('chartCut', { from: axis.from }) : t('chartFromZero'),
    ...(scope.units.some((unit) => unit.isTied) ? [t('tiedNote')] : []),
    ...(hasIntervals ? [t('whiskerNote')] : []),
    ...(scope.brackets.size > 0 ? [t('rangeNote')] : []),
  ];
  return (
    <p class="muted table-note">
      {notes.map((note) => `${note}.`).join(' ')}
      {hasIntervals ? <span class="needs-wide"> {t('heatRule')}.</span> : null}
    </p>
  );
}
