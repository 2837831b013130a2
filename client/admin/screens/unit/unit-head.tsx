import type { Campaign } from '#shared/campaign/model.ts';
import type { UnitChange } from '#shared/change/unit-change.ts';
import type { Report, UnitFigures } from '#shared/report/report.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { neighbours } from '../../figures/neighbours.ts';
import { isOutsideError } from '../../figures/sureness.ts';
import { intervalText, notComparableText, precisionReasonText, signedText } from '../../parts/precision-text.ts';
import { rangeText, rankReasonText } from '../../parts/ranking-columns.tsx';
import { campaignAddress } from '../../state/route.ts';
import { figureOf, nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

interface HeadProps {
  readonly unit: UnitFigures;
  readonly report: Report;
  readonly campaign: Campaign;
}

/** Where we are, the name, and the unit's figures: index, change, rank, each with how sure it is. */
export function UnitHead({ unit, report, campaign }: HeadProps) {
  const group = report.unitGroups.find((each) => each.id === unit.unitGroup);
  const peers = report.units.filter((each) => each.unitGroup === unit.unitGroup);
  const band = group?.bands.find((each) => each.id === unit.band);
  const ranked = peers.filter((each) => each.rank !== null).length;
  return (
    <div class="unit-head">
      <div>
        <nav class="crumbs" aria-label={t('unitCrumbs')}>
          <a href={campaignAddress({ campaign: campaign.id, page: 'ranking', query: { group: unit.unitGroup } })}>{t('menuRanking')} / {group === undefined ? '' : nameOf(group.name)}</a>
          <Walk campaign={campaign.id} ids={peers.map((each) => each.id)} id={unit.id} />
        </nav>
        <div class="unit-name"><h1>{nameOf(unit.name)}</h1>{band === undefined ? null : <span class="muted">{nameOf(band.title)}</span>}</div>
      </div>
      <dl class="unit-figures">
        <div><dt>{t('unitIndexYear', { year: report.year })}</dt><dd>
          <a class="unit-index figures" href={campaignAddress({ campaign: campaign.id, page: 'formula', detail: unit.id })} title={t('formulaOpen')}>{figureOf(unit.overall.shown)}</a>
          {' '}<span class="muted figures" title={precisionReasonText(unit.overall.reason)}>{intervalText(unit.overall, 1)}</span></dd></div>
        {unit.change === null ? null : <div><dt>{unit.change.previousYear === null ? t('columnChangeShort') : t('unitChange', { year: unit.change.previousYear })}</dt><dd><Change change={unit.change} decimals={report.parameters.decimals} /></dd></div>}
        <div><dt>{t('unitRank')}</dt><dd><strong class="figures">{unit.rank === null ? t('noFigure') : t('unitRankOf', { rank: unit.rank, total: writeCount(ranked) })}</strong>{' '}<span class="muted">{standing(unit, report)}</span></dd></div>
      </dl>
    </div>
  );
}

/** The possible ranks, an official tie, or why there is none. */
function standing(unit: UnitFigures, report: Report): string {
  if (unit.rank === null) return rankReasonText(unit, report.parameters.minimumSample);
  const range = rangeText(unit);
  return [unit.isTied ? t('tiedHeard', { rank: unit.rank }) : '', range === null || unit.rankLow === unit.rankHigh ? '' : t('unitRankRange', { range })].filter(Boolean).join(', ');
}

function Change({ change, decimals }: { readonly change: UnitChange; readonly decimals: number }) {
  if (change.change === null) return <span class="muted">{notComparableText(change)}</span>;
  const outside = isOutsideError(change);
  return (
    <>
      <strong class="figures">{signedText(change.change, decimals)}</strong>{' '}
      <span class="muted">{outside === null ? t('points') : t(outside ? 'pointsOutside' : 'pointsInside')}</span>
    </>
  );
}

function Walk({ campaign, ids, id }: { readonly campaign: string; readonly ids: readonly string[]; readonly id: string }) {
  const { previous, next } = neighbours(ids, id);
  const to = (unit: string): string => campaignAddress({ campaign, page: 'units', detail: unit });
  return (
    <span class="walk">
      {previous === undefined ? null : <a href={to(previous)}>{t('previousUnit')}</a>}
      {next === undefined ? null : <a href={to(next)}>{t('nextUnit')}</a>}
    </span>
  );
}
