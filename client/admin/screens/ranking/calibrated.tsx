import { useState } from 'preact/hooks';
import type { Campaign } from '#shared/campaign/model.ts';
import type { Report } from '#shared/report/report.ts';
import { weightingStatements } from '#shared/report/statement.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { SelectField } from '../../parts/select-field.tsx';
import { separatorChoices } from '../../parts/separators.ts';
import { TroubleIssues } from '../../parts/trouble-issues.tsx';
import { readCalibrated } from '../../state/server.ts';
import { noticeSessionEnd } from '../../state/session.ts';
import { t } from '../../state/words.ts';
import { written } from '../../state/written.ts';
import { CalibratedTable } from './calibrated-table.tsx';

interface CalibratedProps {
  readonly report: Report;
  readonly campaign: Campaign;
}

/** What the figures would be if the sample were weighted to known shares of the population, beside the official ones; nothing is kept. */
export function CalibratedView({ report, campaign }: CalibratedProps) {
  const [file, setFile] = useState<File | undefined>(undefined);
  const [separator, setSeparator] = useState(',');
  const [state, setState] = useState<{ readonly isBusy?: boolean; readonly done?: Report; readonly trouble?: unknown }>({});
  const example = exampleOf(campaign);
  const submit = async (chosen: File): Promise<void> => {
    setState({ isBusy: true });
    try {
      setState({ done: await readCalibrated(campaign.id, chosen, { separator, ...chosenMethod(report) }) });
    } catch (trouble) {
      if (!noticeSessionEnd(trouble)) setState({ trouble });
    }
  };
  return (
    <section class="stack calibrated" aria-labelledby="calibrated">
      <h2 id="calibrated">{t('calibratedTitle')}</h2>
      <p class="muted">{t('calibratedText')}</p>
      {example === undefined ? null : <pre class="example">{example}</pre>}
      <div class="paper-fields">
        <FileField label={t('calibratedFile')} accept=".csv,text/csv" onFile={(chosen) => { setFile(chosen); setState({}); }} />
        <SelectField label={t('paperSeparator')} value={separator} onChoose={setSeparator} choices={separatorChoices()} />
        {file === undefined ? null : <Button kind="primary" compact disabled={state.isBusy} onClick={() => { void submit(file); }}>{t(state.isBusy ? 'calibratedBusy' : 'calibratedDo', { file: file.name })}</Button>}
      </div>
      {state.trouble === undefined ? null : <TroubleIssues trouble={state.trouble} />}
      {state.done === undefined ? null : (
        <>
          {weightingStatements({ report: state.done, questionnaire: campaign.questionnaire, written: written() }).map((each) => <p key={each}>{each}</p>)}
          <CalibratedTable official={report} weighted={state.done} campaign={campaign} />
        </>
      )}
    </section>
  );
}

function chosenMethod({ parameters: { aggregation, baseFigure, acrossUnits } }: Report) {
  return { aggregation, baseFigure, acrossUnits };
}

/** A file that would do, made from the first question about the respondent that may serve; none where there is no such question. */
function exampleOf({ questionnaire }: Campaign): string | undefined {
  const question = answerableQuestions(questionnaire).find((each) => each.type === 'single_choice' && each.role === 'demographic' && each.options.length > 1);
  if (question?.type !== 'single_choice') return undefined;
  const even = Math.floor(1000 / question.options.length);
  const last = 1000 - even * (question.options.length - 1);
  const lines = question.options.map((option, at) => `${question.id},${option.value},0.${String(at === question.options.length - 1 ? last : even).padStart(3, '0')}`);
  return ['question,option,share', ...lines].join('\n');
}
