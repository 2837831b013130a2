import type { Campaign } from '#shared/campaign/model.ts';
import type { Report, UnitFigures } from '#shared/report/report.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { neighbours } from '../../figures/neighbours.ts';
import { campaignAddress } from '../../state/route.ts';
import { figureOf, nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

interface HeadProps {
  readonly unit: UnitFigures;
  readonly report: Report;
  readonly campaign: Campaign;
}

/** Where we are, the name, and the unit's three figures. */
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
        <h1>{nameOf(unit.name)}</h1>
      </div>
      <dl class="unit-figures">
        <div><dt>{t('unitIndex')}</dt><dd><strong class="figures">{figureOf(unit.overall.shown)}</strong></dd></div>
        <div><dt>{t('unitRank')}</dt><dd><strong class="figures">{unit.rank === null ? t('noFigure') : t('unitRankOf', { rank: unit.rank, total: writeCount(ranked) })}</strong>{unit.isTied ? <span class="muted"> {t('tiedHeard', { rank: unit.rank ?? '' })}</span> : null}</dd></div>
        {band === undefined ? null : <div class="unit-band"><dt>{t('unitBand')}</dt><dd><strong>{nameOf(band.title)}</strong></dd></div>}
        <div><dt>{t('unitResponses')}</dt><dd><strong class="figures">{writeCount(unit.overall.n)}</strong>{unit.target > 0 ? <span class="muted"> {t('unitResponsesOf', { target: writeCount(unit.target) })}</span> : null}</dd></div>
      </dl>
    </div>
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
