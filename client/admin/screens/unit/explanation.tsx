import type { Campaign } from '#shared/campaign/model.ts';
import type { Explanation } from '#shared/report/explanation.ts';
import type { Report, UnitFigures } from '#shared/report/report.ts';
import { SelectField } from '../../parts/select-field.tsx';
import { Waiting } from '../../parts/screen-frame.tsx';
import { mainSteps, waterfallOf, type Waterfall } from '../../figures/waterfall.ts';
import { branchesOf } from '../../figures/content-tree.ts';
import { replaceQuery, route } from '../../state/route.ts';
import { readExplanation } from '../../state/server.ts';
import { useReading } from '../../state/use-reading.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';
import { ChangedCriteria } from './changed-criteria.tsx';
import { LeverageList } from './leverage-list.tsx';
import { WaterfallChart } from './waterfall-chart.tsx';

interface ExplanationProps {
  readonly unit: UnitFigures;
  readonly report: Report;
  readonly campaign: Campaign;
}

/** Why the unit's index is not that of last year, of its group, or of another unit; and what would move it. */
export function ExplanationView({ unit, report, campaign }: ExplanationProps) {
  const { with: wanted, aggregation, baseFigure, acrossUnits } = route.value.query;
  const choices = othersOf({ unit, report, campaign });
  const other = choices.find(([id]) => id === wanted)?.[0] ?? choices[0]?.[0] ?? 'group';
  const method = { aggregation, baseFigure, acrossUnits };
  const reading = useReading(JSON.stringify([campaign.id, unit.id, other, method]), () => readExplanation(campaign.id, { unit: unit.id, with: other }, method));
  const reply = reading.value.value;
  const otherName = choices.find(([id]) => id === other)?.[1] ?? '';
  return (
    <>
      <section class="stack-tight">
        <SelectField label={t('compareWith')} value={other} choices={choices} onChoose={(chosen) => replaceQuery({ with: chosen })} />
        <Waiting resources={[reading]} />
        {reply === undefined ? null : <Difference explanation={reply.explanation} campaign={campaign} other={otherName} />}
      </section>
      {reply === undefined ? null : <ChangedCriteria explanation={reply.explanation} campaign={campaign} other={otherName} />}
      {reply === undefined ? null : <LeverageList leverage={reply.leverage} campaign={campaign} />}
    </>
  );
}

/** Last year where the campaign has one, the group, and the other units of the group. */
function othersOf({ unit, report, campaign }: ExplanationProps): (readonly [string, string])[] {
  const year = unit.change?.previousYear ?? report.change?.previousYear ?? report.year - 1;
  const peers = report.units.filter((each) => each.unitGroup === unit.unitGroup && each.id !== unit.id && each.overall.index !== null);
  return [
    ...(campaign.previousCampaign === null ? [] : [['previous', t('compareYear', { year })] as const]),
    ['group', t('compareGroup')],
    ...peers.map((each) => [each.id, nameOf(each.name)] as const),
  ];
}

function Difference({ explanation, campaign, other }: { readonly explanation: Explanation; readonly campaign: Campaign; readonly other: string }) {
  const drawn = waterfallOf(explanation);
  if (drawn === undefined) return <p class="muted">{t('compareNothing')}</p>;
  return (
    <>
      <h2>{differenceFinding(explanation, drawn, namesOf(campaign))}</h2>
      <p class="muted">{t('compareNote')}</p>
      <WaterfallChart drawn={drawn} explanation={explanation} names={namesOf(campaign)} other={other} />
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
