import type { Campaign } from '#shared/campaign/model.ts';
import type { Report } from '#shared/report/report.ts';
import { rankingScope } from '../../parts/ranking-scope.ts';
import { PageHead, Waiting } from '../../parts/screen-frame.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { definition, report } from '../../state/campaign.ts';
import { replaceQuery, route } from '../../state/route.ts';
import { t } from '../../state/words.ts';
import { YearsView } from '../years/years.tsx';
import { CalibratedView } from './calibrated.tsx';
import { MethodCheckView } from './method-check.tsx';
import { MethodChooser } from './method-chooser.tsx';
import { MethodStatement } from './method-statement.tsx';
import { RankingTable } from './ranking-table.tsx';

const views = [['table', 'viewTable'], ['years', 'viewYears'], ['methods', 'viewMethods'], ['calibrated', 'viewCalibrated']] as const;

/** Every unit group in full, with the method it is computed by; against last year; under every other method. */
export function RankingScreen() {
  const [figures, campaign] = [report.value.value, definition.value.value];
  const chosen = views.find(([id]) => id === route.value.query['view'])?.[0] ?? 'table';
  return (
    <>
      <PageHead title={t('menuRanking')} />
      <Tabs label={t('views')} tabs={views.map(([id, word]) => ({ id, name: t(word) }))} chosen={chosen} onChoose={(view) => replaceQuery({ view: view === 'table' ? undefined : view })} />
      <Waiting resources={[report, definition]} />
      {figures && campaign ? <View chosen={chosen} report={figures} campaign={campaign} /> : null}
    </>
  );
}

interface ViewProps {
  readonly chosen: (typeof views)[number][0];
  readonly report: Report;
  readonly campaign: Campaign;
}

function View({ chosen, report: figures, campaign }: ViewProps) {
  if (chosen === 'methods') return <MethodCheckView campaign={campaign} />;
  if (chosen === 'calibrated') return <CalibratedView report={figures} campaign={campaign} />;
  const scope = rankingScope(figures, campaign.unitGroups, route.value.query['group']);
  if (scope === undefined) return <p class="empty">{t('emptyUnits')}</p>;
  if (chosen === 'years') return <YearsView report={figures} campaign={campaign} scope={scope} />;
  return (
    <>
      <MethodChooser report={figures} campaign={campaign} />
      <RankingTable report={figures} campaign={campaign} scope={scope} />
      <MethodStatement report={figures} campaign={campaign} />
    </>
  );
}
