import { useState } from 'preact/hooks';
import type { Campaign } from '#shared/campaign/model.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import type { Report, UnitFigures } from '#shared/report/report.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { criteriaFinding } from '../../figures/finding.ts';
import { findingText } from '../../parts/finding-text.ts';
import { ScopeNote } from '../../parts/scope-note.tsx';
import { Waiting } from '../../parts/screen-frame.tsx';
import { definition, report } from '../../state/campaign.ts';
import { campaignAddress } from '../../state/route.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';
import { MethodChooserNote } from './method-note.tsx';
import { LevelBars } from './level-bars.tsx';
import { LevelTable } from './level-table.tsx';
import { UnitAside } from './unit-aside.tsx';
import { UnitHead } from './unit-head.tsx';

/** One unit: its criteria with the five levels around zero, its content groups, what stands behind. */
export function UnitScreen({ id }: { readonly id: string }) {
  const [figures, campaign] = [report.value.value, definition.value.value];
  const unit = figures?.units.find((each) => each.id === id);
  return (
    <>
      <Waiting resources={[report, definition]} />
      {figures && campaign ? (unit === undefined ? <Unknown campaign={campaign} /> : <UnitPage unit={unit} report={figures} campaign={campaign} />) : null}
    </>
  );
}

function Unknown({ campaign }: { readonly campaign: Campaign }) {
  return <p class="empty">{t('unitUnknown')} <a href={campaignAddress({ campaign: campaign.id, page: 'ranking' })}>{t('backToRanking')}</a></p>;
}

interface PageProps {
  readonly unit: UnitFigures;
  readonly report: Report;
  readonly campaign: Campaign;
}

function UnitPage({ unit, report: figures, campaign }: PageProps) {
  const [isTable, setTable] = useState(false);
  const [isCompared, setCompared] = useState(false);
  const labels = new Map(answerableQuestions(campaign.questionnaire).map((each) => [each.id, each.shortLabel]));
  const finding = criteriaFinding(unit.criteria, unit.overall);
  return (
    <>
      <UnitHead unit={unit} report={figures} campaign={campaign} />
      <ScopeNote />
      <MethodChooserNote report={figures} campaign={campaign} />
      {unit.overall.n === 0 ? <p class="empty">{t('unitNoAnswers')}</p> : (
        <div class={isTable || isCompared ? 'unit-columns unit-columns-wide' : 'unit-columns'}>
          <section aria-labelledby="finding">
            <div class="section-head">
              <h2 id="finding">{findingText(finding, (each) => nameOf(labels.get(each) ?? { vi: each }))}</h2>
              <Button kind="quiet" compact onClick={() => setTable(!isTable)}>{t(isTable ? 'levelsAsChart' : 'levelsAsTable')}</Button>
            </div>
            {isTable ? <LevelTable unit={unit} campaign={campaign} /> : <LevelBars unit={unit} report={figures} campaign={campaign} />}
          </section>
          <UnitAside unit={unit} report={figures} campaign={campaign} isTable={isCompared} onTable={setCompared} />
        </div>
      )}
    </>
  );
}
