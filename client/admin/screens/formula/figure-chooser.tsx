import type { Campaign } from '#shared/campaign/model.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import type { FigureRef } from '#shared/report/figure-ref.ts';
import type { Report, ScopeFigures } from '#shared/report/report.ts';
import { branchesOf, branchFigure } from '../../figures/content-tree.ts';
import { figureName } from '../../figures/figure-choice.ts';
import { SelectField } from '../../parts/select-field.tsx';
import { campaignAddress, replaceQuery, route } from '../../state/route.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

interface ChooserProps {
  readonly report: Report;
  readonly campaign: Campaign;
  readonly chosen: FigureRef;
}

/** Whose figure, and which one. */
export function FigureChooser({ report, campaign, chosen }: ChooserProps) {
  const whose = chosen.scope.kind === 'overall' ? 'overall' : `${chosen.scope.kind}:${chosen.scope.id}`;
  const goTo = (value: string): void => {
    const [kind = '', ...rest] = value.split(':');
    const { of: _, ...kept } = route.value.query;
    const query = kind === 'unit_group' ? { ...kept, of: rest.join(':') } : kept;
    location.hash = campaignAddress({ campaign: campaign.id, page: 'formula', query, ...(kind === 'unit' ? { detail: rest.join(':') } : {}) });
  };
  return (
    <div class="method-chooser">
      <SelectField label={t('formulaWhose')} value={whose} onChoose={goTo} choices={[
        ['overall', t('formulaWhole')],
        ...report.unitGroups.map((each) => [`unit_group:${each.id}`, nameOf(each.name)] as const),
        ...report.units.map((each) => [`unit:${each.id}`, nameOf(each.name)] as const),
      ]} />
      <SelectField label={t('formulaWhich')} value={figureName(chosen.figure) ?? ''} onChoose={(figure) => replaceQuery({ figure: figure === '' ? undefined : figure })}
        choices={[['', t('formulaOverall')], ...figureChoices(campaign, report.overall)]} />
    </div>
  );
}

function figureChoices(campaign: Campaign, scope: ScopeFigures): (readonly [string, string])[] {
  const branches = branchesOf(campaign.questionnaire).filter((each) => branchFigure(scope, each) !== undefined);
  const criteria = answerableQuestions(campaign.questionnaire).filter((each) => each.role === 'criterion');
  return [
    ...branches.map((each) => [`${each.kind}:${each.id}`, nameOf(each.shortLabel)] as const),
    ...criteria.map((each) => [`criterion:${each.id}`, `${each.id} ${nameOf(each.shortLabel)}`] as const),
  ];
}
