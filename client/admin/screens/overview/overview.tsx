import { TroubleNotice } from '../../parts/trouble-notice.tsx';
import { definition, progress, refreshFigures, report } from '../../state/campaign.ts';
import { t } from '../../state/words.ts';
import { CollectedAnswer } from './collected.tsx';
import { IndexAnswer } from './index-answer.tsx';
import { NeedsAnswer } from './needs.tsx';
import { OverviewTable } from './overview-table.tsx';

/** The first page: how much is in, what needs me, what the index says; and the ranking under it. */
export function OverviewScreen() {
  const [counts, figures, campaign] = [progress.value.value, report.value.value, definition.value.value];
  const trouble = progress.trouble.value ?? report.trouble.value ?? definition.trouble.value;
  const isHere = counts !== undefined && figures !== undefined && campaign !== undefined;
  return (
    <>
      <h1 class="only-heard">{t('menuOverview')}</h1>
      {trouble === undefined ? null : <TroubleNotice trouble={trouble} onRetry={() => { void definition.refresh(); refreshFigures(); }} />}
      {!isHere ? (trouble === undefined ? <p class="muted" role="status">{t('loading')}</p> : null) : (
        <>
          <div class="answers">
            <CollectedAnswer progress={counts} coverage={figures.coverage} />
            <NeedsAnswer progress={counts} />
            <IndexAnswer report={figures} campaign={campaign} />
          </div>
          <OverviewTable report={figures} campaign={campaign} />
        </>
      )}
    </>
  );
}
