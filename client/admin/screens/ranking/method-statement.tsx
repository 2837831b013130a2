import type { Campaign } from '#shared/campaign/model.ts';
import { indexMethod } from '#shared/index-methods/registry.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import type { Report } from '#shared/report/report.ts';
import { fill } from '#shared/languages/fill.ts';
import { methodName, nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';
import { acrossUnitsWords, aggregationWords, baseFigureWords, certaintyWords } from './method-words.ts';

/** How the figures above were computed, on what basis, and how sure that is: it prints with them. */
export function MethodStatement({ report: { method, parameters }, campaign }: { readonly report: Report; readonly campaign: Campaign }) {
  const known = indexMethod(method.id);
  const choices = [
    { what: t('methodBaseFigure'), name: t(baseFigureWords[parameters.baseFigure]), certainty: t(certaintyWords[method.certainty.baseFigure]) },
    { what: t('methodAggregation'), name: t(aggregationWords[parameters.aggregation]), certainty: t(certaintyWords[method.certainty.aggregation]) },
    { what: t('methodAcrossUnits'), name: t(acrossUnitsWords[parameters.acrossUnits]), certainty: '' },
    { what: t('methodRounding'), name: fill(t('methodRoundingText'), { decimals: parameters.decimals }), certainty: t(certaintyWords[method.certainty.rounding]) },
  ];
  return (
    <section class="method" aria-labelledby="method">
      <h2 id="method">{t('methodTitle')}</h2>
      <p><strong>{t('methodStatement', { method: methodName(method.id), version: method.version })}</strong>{' '}
        {t('methodBase')}{' '}{parameters.baseFigure === 'share_satisfied' ? t('methodSatisfied', { levels: satisfiedLevels(campaign, parameters.satisfiedLevels) }) : null}</p>
      <dl class="method-list">
        {choices.map((each) => (
          <div key={each.what}><dt>{each.what}</dt><dd>{each.name}{each.certainty === '' ? null : <span class="muted"> · {each.certainty}</span>}</dd></div>
        ))}
        {known === undefined ? null : <div><dt>{t('methodBasis')}</dt><dd>{nameOf(known.basis)}</dd></div>}
      </dl>
    </section>
  );
}

function satisfiedLevels(campaign: Campaign, values: readonly number[]): string {
  const criterion = answerableQuestions(campaign.questionnaire).find((each) => each.role === 'criterion' && each.type === 'rating');
  const scale = campaign.questionnaire.scales.find((each) => criterion?.type === 'rating' && each.id === criterion.scale);
  return (scale?.levels ?? []).filter((each) => values.includes(each.value)).map((each) => nameOf(each.label)).join(', ');
}
