import type { Campaign } from '#shared/campaign/model.ts';
import type { Report, UnitFigures, UnitGroupFigures } from '#shared/report/report.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { percentAxis, placeOn, type Axis } from '../../figures/axis.ts';
import { branchFigure, branchesOf, headlineBranches, type Branch } from '../../figures/content-tree.ts';
import { progress } from '../../state/campaign.ts';
import { cellFigure } from '../../parts/ranking-columns.tsx';
import { momentOf, nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

interface AsideProps {
  readonly unit: UnitFigures;
  readonly report: Report;
  readonly campaign: Campaign;
}

/** Beside the bars: the content groups next to those of the whole group, and what stands behind the figures. */
export function UnitAside({ unit, report, campaign }: AsideProps) {
  const group = report.unitGroups.find((each) => each.id === unit.unitGroup);
  const headline = headlineBranches(campaign.questionnaire, unit);
  const branches = headline.length > 0 ? headline : branchesOf(campaign.questionnaire).filter((each) => branchFigure(unit, each) !== undefined);
  return (
    <aside class="unit-aside">
      {group === undefined ? null : <Beside unit={unit} group={group} branches={branches} />}
      <Behind unit={unit} />
    </aside>
  );
}

function Beside({ unit, group, branches }: { readonly unit: UnitFigures; readonly group: UnitGroupFigures; readonly branches: readonly Branch[] }) {
  const rows = branches.map((branch) => ({ branch, own: branchFigure(unit, branch), all: branchFigure(group, branch) }));
  const axis = percentAxis(rows.flatMap((row) => [row.own?.index, row.all?.index].flatMap((each) => (typeof each === 'number' ? [each] : []))));
  return (
    <section>
      <h2>{t('againstGroup')}</h2>
      <p class="muted">{t('againstGroupNote', { group: nameOf(group.name) })}</p>
      <ul class="beside">
        {rows.map(({ branch, own, all }) => (
          <li key={branch.id}>
            <span class="beside-name">{nameOf(branch.shortLabel)}</span>
            <Pair axis={axis} own={own?.index ?? null} all={all?.index ?? null} />
            <span class="figures beside-own">{cellFigure(own?.shown ?? null)}</span>
            <span class="figures muted">{cellFigure(all?.shown ?? null)}</span>
          </li>
        ))}
      </ul>
      <p class="muted">{axis.isCut ? t('chartCut', { from: axis.from }) : t('chartFromZero')}</p>
    </section>
  );
}

function Pair({ axis, own, all }: { readonly axis: Axis; readonly own: number | null; readonly all: number | null }) {
  const [from, to] = [placeOn(axis, Math.min(own ?? all ?? 0, all ?? own ?? 0)), placeOn(axis, Math.max(own ?? all ?? 0, all ?? own ?? 0))];
  return (
    <span class="pair" aria-hidden="true">
      <i class="pair-line" style={{ left: `${from}%`, width: `${to - from}%` }} />
      {all === null ? null : <i class="pair-all" style={{ left: `${placeOn(axis, all)}%` }} />}
      {own === null ? null : <i class="pair-own" style={{ left: `${placeOn(axis, own)}%` }} />}
    </span>
  );
}

function Behind({ unit }: { readonly unit: UnitFigures }) {
  const line = progress.value.value?.units.find((each) => each.id === unit.id);
  const rows = [
    { name: t('behindAnswered'), value: writeCount(unit.overall.answered) },
    { name: t('behindSatisfied'), value: writeCount(unit.overall.satisfied) },
    { name: t('behindTarget'), value: writeCount(unit.target) },
    ...(line === undefined ? [] : [{ name: t('behindHeld'), value: writeCount(line.held) }, { name: t('behindLast'), value: momentOf(line.lastReceivedAtMs) }]),
  ];
  return (
    <section>
      <h2>{t('behindUnit', { count: writeCount(unit.overall.n) })}</h2>
      <dl class="behind">{rows.map((row) => <div key={row.name}><dt>{row.name}</dt><dd class="figures">{row.value}</dd></div>)}</dl>
    </section>
  );
}
