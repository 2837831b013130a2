import { useState } from 'preact/hooks';
import type { Campaign } from '#shared/campaign/model.ts';
import type { Report } from '#shared/report/report.ts';
import { weightingStatements } from '#shared/report/statement.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { marginQuestions } from '../../figures/margin-questions.ts';
import { FileField } from '../../parts/file-field.tsx';
import { SelectField } from '../../parts/select-field.tsx';
import { separatorChoices } from '../../parts/separators.ts';
import { TroubleIssues } from '../../parts/trouble-issues.tsx';
import { readCalibrated } from '../../state/server.ts';
import { noticeSessionEnd } from '../../state/session.ts';
import { t } from '../../state/words.ts';
import { written } from '../../state/written.ts';
import { CalibratedTable } from './calibrated-table.tsx';
import { MarginGuide } from './margin-guide.tsx';

interface CalibratedProps {
  readonly report: Report;
  readonly campaign: Campaign;
}

/** What the figures would be if the sample were weighted to known shares of the population, beside the official ones; nothing is kept. */
export function CalibratedView({ report, campaign }: CalibratedProps) {
  const [file, setFile] = useState<File | undefined>(undefined);
  const [separator, setSeparator] = useState(',');
  const [state, setState] = useState<{ readonly isBusy?: boolean; readonly done?: Report; readonly trouble?: unknown }>({});
  const [first, ...others] = marginQuestions(campaign.questionnaire);
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
      {first === undefined ? <p class="empty">{t('calibratedNoQuestion')}</p> : (
        <>
          <MarginGuide questions={[first, ...others]} separator={separator} />
          <div class="paper-fields">
            <FileField label={t('calibratedFile')} accept=".csv,text/csv" onFile={(chosen) => { setFile(chosen); setState({}); }} />
            <SelectField label={t('paperSeparator')} value={separator} onChoose={setSeparator} choices={separatorChoices()} />
            {file === undefined ? null : <Button kind="primary" compact disabled={state.isBusy} onClick={() => { void submit(file); }}>{t(state.isBusy ? 'calibratedBusy' : 'calibratedDo', { file: file.name })}</Button>}
          </div>
        </>
      )}
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
