import type { Campaign } from '#shared/campaign/model.ts';
import { figureAt, type FigureRef } from '#shared/report/figure-ref.ts';
import { formulasOf, type Formula, type FormulaContext, type FormulaStep } from '#shared/report/formula.ts';
import type { Report } from '#shared/report/report.ts';
import { figureStatement, methodStatement, weightingStatements } from '#shared/report/statement.ts';
import { figureChoice } from '../../figures/figure-choice.ts';
import { PageHead, Waiting } from '../../parts/screen-frame.tsx';
import { definition, report } from '../../state/campaign.ts';
import { route } from '../../state/route.ts';
import { methodName } from '../../state/wording.ts';
import { t } from '../../state/words.ts';
import { written } from '../../state/written.ts';
import { MethodChooserNote } from '../unit/method-note.tsx';
import { FigureChooser } from './figure-chooser.tsx';

/** One figure from its counts to its rank: every formula with the figures put in. */
export function FormulaScreen({ unit }: { readonly unit: string }) {
  const [figures, campaign] = [report.value.value, definition.value.value];
  const { of, figure } = route.value.query;
  const ref = figureChoice({ unit, of, figure });
  return (
    <>
      <PageHead title={t('formulaTitle')} note={t('formulaNote')} />
      <Waiting resources={[report, definition]} />
      {figures && campaign ? <Explained report={figures} campaign={campaign} chosen={ref} /> : null}
    </>
  );
}

function Explained({ report: figures, campaign, chosen }: { readonly report: Report; readonly campaign: Campaign; readonly chosen: FigureRef }) {
  const context: FormulaContext = { report: figures, questionnaire: campaign.questionnaire, written: written() };
  const { method } = figures;
  // The statement calls the method as its report does: by a code. A page calls it by its title.
  const named: FormulaContext = { ...context, report: { ...figures, method: { ...method, id: methodName(method.id) } } };
  return (
    <>
      <FigureChooser report={figures} campaign={campaign} chosen={chosen} />
      <MethodChooserNote report={figures} campaign={campaign} />
      {figureAt(figures, chosen) === undefined ? <p class="empty">{t('formulaUnknown')}</p> : (
        <>
          <p class="statement figures">{figureStatement(context, chosen)}</p>
          <p class="muted reading">{methodStatement(named)}. {weightingStatements(context).join(' ')}</p>
          <div class="formulas">{formulasOf(context, chosen).map((each) => <FormulaSection key={each.topic} formula={each} />)}</div>
        </>
      )}
    </>
  );
}

function FormulaSection({ formula }: { readonly formula: Formula }) {
  return (
    <section class="formula" aria-labelledby={`formula-${formula.topic}`}>
      <h2 id={`formula-${formula.topic}`}>{formula.title}</h2>
      <p class="muted">{formula.what}</p>
      {formula.steps.length === 0 ? null : <ol class="steps">{formula.steps.map((step) => <Step key={step.title} step={step} />)}</ol>}
      {formula.notes.map((note) => <p key={note} class="muted formula-note">{note}</p>)}
    </section>
  );
}

function Step({ step: { title, symbols, figures, result } }: { readonly step: FormulaStep }) {
  return (
    <li class="step">
      <span>{title}</span>
      <span class="step-symbols figures">{withSubscripts(symbols)}</span>
      {figures === '' ? null : <span class="step-figures figures">{figures}</span>}
      <strong class="step-result figures">{withSubscripts(result)}</strong>
    </li>
  );
}

/** `n_h` as n with h below the line. */
function withSubscripts(text: string) {
  return text.split(/_([a-z]+)/i).map((part, at) => (at % 2 === 1 ? <sub key={at}>{part}</sub> : part));
}
