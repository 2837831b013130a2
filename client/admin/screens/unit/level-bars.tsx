import type { Campaign } from '#shared/campaign/model.ts';
import type { CriterionFigure, Report, UnitFigures } from '#shared/report/report.ts';
import { writeCount, writePercent } from '../../../kit/language/formats.ts';
import { branchFigure, leafGroups } from '../../figures/content-tree.ts';
import { leftRoom, levelSegments, type LevelSegment } from '../../figures/levels.ts';
import { cellFigure } from '../../parts/ranking-columns.tsx';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

interface BarsProps {
  readonly unit: UnitFigures;
  readonly report: Report;
  readonly campaign: Campaign;
}

/** Every criterion as a bar around zero under its content group, its index at the end. */
export function LevelBars({ unit, report, campaign }: BarsProps) {
  const scales = new Map(campaign.questionnaire.scales.map((each) => [each.id, each.levels]));
  const figures = new Map(unit.criteria.map((each) => [each.id, each]));
  const leaves = leafGroups(campaign.questionnaire).map((leaf) => ({
    ...leaf,
    bars: leaf.criteria.map((criterion) => ({
      criterion, figure: figures.get(criterion.id),
      segments: levelSegments(figures.get(criterion.id)?.levels ?? [], (scales.get(criterion.scale) ?? []).map((each) => each.value), report.parameters.satisfiedLevels),
    })),
  }));
  const room = leftRoom(leaves.flatMap((leaf) => leaf.bars.map((bar) => bar.segments)));
  const names = new Map([...scales.values()].flat().map((each) => [each.value, nameOf(each.label)]));
  const place = (at: number): string => `${(100 * (at + room)) / (100 + room)}%`;
  const zero = { left: place(0) };
  return (
    <div class="levels">
      <Legend campaign={campaign} scale={leaves[0]?.criteria[0]?.scale} />
      <div class="level-head" aria-hidden="true">
        <span /><span class="level-axis"><span class="level-left" style={{ right: `calc(100% - ${place(0)})` }}>{t('leftOfZero')}</span><span class="level-right" style={zero}>{t('rightOfZero')}</span><span class="level-half figures" style={{ left: place(50) }}>50%</span></span>
        <span class="level-end">{t('columnIndexUnit')}</span>
      </div>
      {leaves.map((leaf) => (
        <section key={leaf.branch?.id ?? ''} class="level-group">
          {leaf.branch === undefined ? null : (
            <h3 class="level-row"><span class="level-name">{nameOf(leaf.branch.shortLabel)}</span><span class="level-track"><i class="level-zero" style={zero} /><i class="level-line" style={{ left: place(50) }} /></span><span class="level-end figures">{cellFigure(branchFigure(unit, leaf.branch)?.shown ?? null)}</span></h3>
          )}
          <ul>
            {leaf.bars.map(({ criterion, figure, segments }) => (
              <Bar key={criterion.id} id={criterion.id} name={nameOf(criterion.shortLabel)} text={nameOf(criterion.text)} figure={figure} segments={segments} names={names} place={place} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface BarProps {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly figure: CriterionFigure | undefined;
  readonly segments: readonly LevelSegment[];
  readonly names: ReadonlyMap<number, string>;
  place(at: number): string;
}

function Bar({ id, name, text, figure, segments, names, place }: BarProps) {
  const heard = segments.map((each) => t('levelHeard', { level: names.get(each.value) ?? each.value, count: writeCount(each.count), share: writePercent(each.share) }));
  return (
    <li class="level-row" title={text}>
      <span class="level-name"><span class="level-number figures">{id}</span>{name}</span>
      <span class="level-track" role="img" aria-label={heard.join('; ')}>
        <i class="level-line" style={{ left: place(50) }} />
        {segments.map((each, index) => each.count === 0 ? null : (
          <i key={each.value} class={`level level-${each.colour}`} title={heard[index]}
            style={{ left: place(each.start), width: `calc(${place(each.start + each.width)} - ${place(each.start)})` }} />
        ))}
        <i class="level-zero" style={{ left: place(0) }} />
      </span>
      <span class="level-end figures">{cellFigure(figure?.shown ?? null)}</span>
    </li>
  );
}

function Legend({ campaign, scale }: { readonly campaign: Campaign; readonly scale: string | undefined }) {
  const levels = [...(campaign.questionnaire.scales.find((each) => each.id === scale)?.levels ?? [])].sort((left, right) => left.value - right.value);
  return (
    <ul class="legend">
      {levels.map((level, index) => (
        <li key={level.value}><i class={`swatch level-${1 + Math.round((4 * index) / Math.max(1, levels.length - 1))}`} />{nameOf(level.label)}</li>
      ))}
    </ul>
  );
}
