import type { Campaign } from '#shared/campaign/model.ts';
import type { Report, UnitFigures } from '#shared/report/report.ts';
import { writeCount, writePercent } from '../../../kit/language/formats.ts';
import { sharePercent } from '../../figures/plan.ts';
import { refusalsText } from '../../parts/precision-text.ts';
import { progress } from '../../state/campaign.ts';
import { momentOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';
import { ExplanationView } from './explanation.tsx';

interface AsideProps {
  readonly unit: UnitFigures;
  readonly report: Report;
  readonly campaign: Campaign;
  /** Whether the comparison is shown in digits, which needs the width of the page. */
  readonly isTable: boolean;
  onTable(isTable: boolean): void;
}

/** Beside the bars: why the index is what it is, and what stands behind it. */
export function UnitAside({ unit, ...shown }: AsideProps) {
  return (
    <aside class="unit-aside" aria-label={t('unitAside')}>
      <ExplanationView unit={unit} {...shown} />
      <Behind unit={unit} />
    </aside>
  );
}

/** How many answered, were planned, refused. */
function Behind({ unit }: { readonly unit: UnitFigures }) {
  const line = progress.value.value?.units.find((each) => each.id === unit.id);
  const share = sharePercent(unit.overall.n, unit.target);
  const rows = [
    { name: t('behindTarget'), value: share === null ? writeCount(unit.target) : t('behindShare', { target: writeCount(unit.target), share: writePercent(share) }) },
    { name: t('columnRefusals'), value: unit.refusals === null ? t('behindNotRecorded') : refusalsText({ responses: unit.overall.n, refusals: unit.refusals, refusalsAmong: unit.overall.n }) },
    { name: t('behindAnswered'), value: writeCount(unit.overall.answered) },
    { name: t('behindSatisfied'), value: writeCount(unit.overall.satisfied) },
    ...(line === undefined ? [] : [{ name: t('behindHeld'), value: writeCount(line.held) }, { name: t('behindLast'), value: momentOf(line.lastReceivedAtMs) }]),
  ];
  return (
    <section>
      <h2>{t('behindUnit', { count: writeCount(unit.overall.n) })}</h2>
      <dl class="behind">{rows.map((row) => <div key={row.name}><dt>{row.name}</dt><dd class="figures">{row.value}</dd></div>)}</dl>
    </section>
  );
}
