import type { Campaign } from '#shared/campaign/model.ts';
import type { Explanation } from '#shared/report/explanation.ts';
import type { Leverage } from '#shared/report/leverage.ts';
import type { Report, UnitFigures } from '#shared/report/report.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { PictureButton } from '../../parts/picture-button.tsx';
import { tableFileName } from '../../parts/ranking-columns.tsx';
import { SelectField } from '../../parts/select-field.tsx';
import { Waiting } from '../../parts/screen-frame.tsx';
import { mainSteps, waterfallOf, type Waterfall } from '../../figures/waterfall.ts';
import { waterfallPicture } from '../../figures/waterfall-picture.ts';
import { branchesOf } from '../../figures/content-tree.ts';
import { replaceQuery, route } from '../../state/route.ts';
import { readExplanation } from '../../state/server.ts';
import { useReading } from '../../state/use-reading.ts';
import { progress } from '../../state/campaign.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';
import { ChangedCriteria } from './changed-criteria.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { LeverageList } from './leverage-list.tsx';
import { WaterfallChart } from './waterfall-chart.tsx';
import { waterfallWords } from './waterfall-words.ts';

interface ExplanationProps {
  readonly unit: UnitFigures;
  readonly report: Report;
  readonly campaign: Campaign;
  readonly isTable: boolean;
  onTable(isTable: boolean): void;
}

/** Why the unit's index is not that of last year, of its group, or of another unit; and what would move it. */
export function ExplanationView({ unit, report, campaign, isTable, onTable }: ExplanationProps) {
  const { with: wanted, aggregation, baseFigure, acrossUnits } = route.value.query;
  const choices = othersOf({ unit, report, campaign });
  const other = choices.find(([id]) => id === wanted)?.[0] ?? choices[0]?.[0] ?? 'group';
  const method = { aggregation, baseFigure, acrossUnits };
  const reading = useReading(JSON.stringify([campaign.id, unit.id, other, method]), () => readExplanation(campaign.id, { unit: unit.id, with: other }, method));
  const reply = reading.value.value;
  const otherName = choices.find(([id]) => id === other)?.[1] ?? '';
  return (
    <>
      <section class={isTable ? 'stack-tight compared' : 'stack-tight'}>
        <SelectField label={t('compareWith')} value={other} choices={choices} onChoose={(chosen) => replaceQuery({ with: chosen })} />
        <Waiting resources={[reading]} />
        {reply === undefined ? null : <Difference {...reply} {...{ campaign, isTable, onTable }} unit={nameOf(unit.name)} other={otherName} fileName={tableFileName(campaign.id, `${unit.id}-${other}`, progress.value.value?.asOfMs ?? 0)} />}
      </section>
      {reply === undefined ? null : <ChangedCriteria explanation={reply.explanation} campaign={campaign} other={otherName} />}
      {reply === undefined ? null : <LeverageList leverage={reply.leverage} campaign={campaign} />}
    </>
  );
}

/** Last year where the campaign has one, the group, and the other units of the group. */
function othersOf({ unit, report, campaign }: Pick<ExplanationProps, 'unit' | 'report' | 'campaign'>): (readonly [string, string])[] {
  const year = unit.change?.previousYear ?? report.change?.previousYear ?? report.year - 1;
  const peers = report.units.filter((each) => each.unitGroup === unit.unitGroup && each.id !== unit.id && each.overall.index !== null);
  return [
    ...(campaign.previousCampaign === null ? [] : [['previous', t('compareYear', { year })] as const]),
    ['group', t('compareGroup')],
    ...peers.map((each) => [each.id, nameOf(each.name)] as const),
  ];
}

interface DifferenceProps extends Pick<ExplanationProps, 'isTable' | 'onTable'> {
  /** Its name. */
  readonly unit: string;
  readonly explanation: Explanation;
  readonly leverage: readonly Leverage[];
  readonly campaign: Campaign;
  readonly other: string;
  readonly fileName: string;
}

/** The steps from one index to the other; as a table, with every criterion. */
function Difference({ explanation, leverage, campaign, unit, other, fileName, isTable, onTable }: DifferenceProps) {
  const drawn = waterfallOf(explanation);
  if (drawn === undefined) return <p class="muted">{t('compareNothing')}</p>;
  const groups = namesOf(campaign);
  const words = waterfallWords(drawn, explanation, { groups, other });
  const title = differenceFinding(explanation, drawn, groups);
  return (
    <>
      <h2>{title}</h2>
      <p class="muted">{t('compareNote')}</p>
      {isTable ? <ComparisonTable explanation={explanation} leverage={leverage} campaign={campaign} other={other} fileName={fileName} />
        : <WaterfallChart drawn={drawn} words={words} />}
      <p>
        <Button kind="quiet" compact onClick={() => onTable(!isTable)}>{t(isTable ? 'levelsAsChart' : 'levelsAsTable')}</Button>
        {isTable ? null : <PictureButton fileName={fileName} picture={() => waterfallPicture({ title: t('namedReason', { unit, reason: title }), note: t('compareNote'), drawn, ...words })} />}
      </p>
    </>
  );
}

function namesOf({ questionnaire }: Campaign): ReadonlyMap<string, string> {
  return new Map(branchesOf(questionnaire).map((each) => [each.id, nameOf(each.shortLabel)]));
}

/** Which groups carry the difference is said only where the difference itself is beyond its error. */
function differenceFinding({ difference }: Explanation, drawn: Waterfall, names: ReadonlyMap<string, string>): string {
  if (difference.isBeyondError === false) return t('compareInside');
  const main = mainSteps(drawn).map((id) => names.get(id) ?? id);
  if (main.length === 0 || drawn.from === drawn.to) return t('compareEqual');
  const groups = main.length === 1 ? main[0] ?? '' : t('two', { first: main[0] ?? '', second: main[1] ?? '' });
  return t(drawn.to < drawn.from ? 'compareLower' : 'compareHigher', { groups });
}
