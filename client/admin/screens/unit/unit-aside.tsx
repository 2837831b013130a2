import type { Campaign } from '#shared/campaign/model.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import type { Figure, Report, ScopeFigures, UnitFigures, UnitGroupFigures } from '#shared/report/report.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { percentAxis, placeOn, type Axis } from '../../figures/axis.ts';
import { branchFigure, branchesOf, headlineBranches, leafGroups } from '../../figures/content-tree.ts';
import { progress } from '../../state/campaign.ts';
import { cellFigure } from '../../parts/ranking-columns.tsx';
import { momentOf, nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

interface AsideProps {
  readonly unit: UnitFigures;
  readonly report: Report;
  readonly campaign: Campaign;
}

interface BesideRow {
  readonly id: string;
  readonly name: string;
  readonly own: Figure | undefined;
  readonly all: Figure | undefined;
}

/** Beside the bars: the content groups next to those of the whole group, and what stands behind the figures. */
export function UnitAside({ unit, report, campaign }: AsideProps) {
  const group = report.unitGroups.find((each) => each.id === unit.unitGroup);
  return (
    <aside class="unit-aside" aria-label={t('againstGroup')}>
      {group === undefined ? null : <Beside group={group} rows={besideRows(unit, group, campaign.questionnaire)} />}
      <Behind unit={unit} />
    </aside>
  );
}

/** Content groups; where a questionnaire has none, the criteria. */
function besideRows(unit: UnitFigures, group: UnitGroupFigures, questionnaire: Questionnaire): BesideRow[] {
  const headline = headlineBranches(questionnaire, unit);
  const branches = headline.length > 0 ? headline : branchesOf(questionnaire).filter((each) => branchFigure(unit, each) !== undefined);
  if (branches.length > 0) {
    return branches.map((each) => ({ id: each.id, name: nameOf(each.shortLabel), own: branchFigure(unit, each), all: branchFigure(group, each) }));
  }
  const figureIn = (scope: ScopeFigures, id: string): Figure | undefined => scope.criteria.find((each) => each.id === id);
  return leafGroups(questionnaire).flatMap((leaf) => leaf.criteria)
    .map(({ id, shortLabel }) => ({ id, name: nameOf(shortLabel), own: figureIn(unit, id), all: figureIn(group, id) }));
}

function Beside({ group, rows }: { readonly group: UnitGroupFigures; readonly rows: readonly BesideRow[] }) {
  const axis = percentAxis(rows.flatMap((row) => [row.own?.index, row.all?.index].flatMap((each) => (typeof each === 'number' ? [each] : []))));
  return (
    <section>
      <h2>{t('againstGroup')}</h2>
      <p class="muted">{t('againstGroupNote', { group: nameOf(group.name) })}</p>
      <ul class="beside">
        {rows.map(({ id, name, own, all }) => (
          <li key={id}>
            <span class="beside-name">{name}</span>
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
