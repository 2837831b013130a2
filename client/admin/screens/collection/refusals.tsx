import { useMemo, useState } from 'preact/hooks';
import type { Campaign } from '#shared/campaign/model.ts';
import type { RefusalsReply } from '#shared/wire/refusals.ts';
import { writeCount, writePercent } from '../../../kit/language/formats.ts';
import { language } from '../../../kit/language/language.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { sharePercent } from '../../figures/plan.ts';
import type { Column } from '../../parts/column.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { tableFileName } from '../../parts/ranking-columns.tsx';
import { Waiting } from '../../parts/screen-frame.tsx';
import { SelectField } from '../../parts/select-field.tsx';
import { separatorChoices } from '../../parts/separators.ts';
import { TroubleIssues } from '../../parts/trouble-issues.tsx';
import { current, progress, refreshFigures } from '../../state/campaign.ts';
import { readRefusals, recordRefusals } from '../../state/server.ts';
import { mayDecide, noticeSessionEnd } from '../../state/session.ts';
import { useReading } from '../../state/use-reading.ts';
import { momentOf, nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

/** People who refused, by unit: as recorded, and a file that replaces it. */
export function RefusalsTab({ campaign }: { readonly campaign: Campaign }) {
  const reading = useReading(campaign.id, () => readRefusals(campaign.id));
  const recorded = reading.value.value;
  return (
    <section class="stack paper" aria-labelledby="refusals">
      <h2 id="refusals">{t('refusalsTitle')}</h2>
      <p class="muted">{t('refusalsText')}</p>
      <pre class="example">{`unit,refusals\n${campaign.units.slice(0, 2).map((unit, at) => `${unit.id},${at * 3}`).join('\n')}`}</pre>
      {mayDecide.value ? <Upload campaign={campaign.id} onDone={() => { void reading.refresh(); refreshFigures(); }} /> : null}
      <Waiting resources={[reading]} />
      {recorded === undefined ? null : <RefusalTable recorded={recorded} campaign={campaign} />}
    </section>
  );
}

function Upload({ campaign, onDone }: { readonly campaign: string; onDone(): void }) {
  const [file, setFile] = useState<File | undefined>(undefined);
  const [separator, setSeparator] = useState(',');
  const [state, setState] = useState<{ readonly isBusy?: boolean; readonly done?: RefusalsReply; readonly trouble?: unknown }>({});
  const submit = async (chosen: File): Promise<void> => {
    setState({ isBusy: true });
    try {
      setState({ done: await recordRefusals(campaign, chosen, separator) });
      onDone();
    } catch (trouble) {
      if (!noticeSessionEnd(trouble)) setState({ trouble });
    }
  };
  const recorded = state.done?.units.filter((each) => each.refusals !== null) ?? [];
  return (
    <>
      <div class="paper-fields">
        <FileField label={t('refusalsFile')} accept=".csv,text/csv" onFile={(chosen) => { setFile(chosen); setState({}); }} />
        <SelectField label={t('paperSeparator')} value={separator} onChoose={setSeparator} choices={separatorChoices()} />
        {file === undefined ? null : <Button kind="primary" compact disabled={state.isBusy} onClick={() => { void submit(file); }}>{t('refusalsDo', { file: file.name })}</Button>}
      </div>
      {state.trouble === undefined ? null : <TroubleIssues trouble={state.trouble} />}
      {state.done === undefined ? null : <Notice tone="info" text={t('refusalsDone', { count: writeCount(recorded.length), refusals: writeCount(recorded.reduce((sum, each) => sum + (each.refusals ?? 0), 0)) })} />}
    </>
  );
}

type Row = RefusalsReply['units'][number];

function RefusalTable({ recorded, campaign }: { readonly recorded: RefusalsReply; readonly campaign: Campaign }) {
  const responses = new Map(progress.value.value?.units.map((each) => [each.id, each.responses]));
  const columns = useMemo(() => columnsOf(campaign, responses), [campaign, progress.value.value, language.value]);
  return (
    <DataTable fileName={tableFileName(campaign.id, 'refusals', progress.value.value?.asOfMs ?? 0)} keepAs="refusals" caption={t('refusalsTitle')}
      columns={columns} rows={recorded.units} keyOf={(row) => row.id} empty={t('emptyUnits')} />
  );
}

function columnsOf(campaign: Campaign, responses: ReadonlyMap<string, number>): Column<Row>[] {
  const names = new Map(campaign.units.map((each) => [each.id, nameOf(each.name)]));
  const rateOf = (row: Row): string | null => (row.refusals === null ? null : sharePercent(responses.get(row.id) ?? 0, (responses.get(row.id) ?? 0) + row.refusals, 1));
  return [
    { id: 'unit', title: t('columnUnit'), isFixed: true, value: (row) => names.get(row.id) ?? row.id },
    { id: 'refusals', title: t('columnRefusals'), look: 'figure', isStrong: true, isBestHigh: true, value: (row) => row.refusals, cell: (row) => (row.refusals === null ? t('noFigure') : writeCount(row.refusals)) },
    { id: 'n', title: t('columnResponses'), look: 'figure', isBestHigh: true, value: (row) => responses.get(row.id) ?? 0, cell: (row) => writeCount(responses.get(row.id) ?? 0) },
    { id: 'rate', title: t('columnResponseRate'), look: 'figure', value: (row) => (rateOf(row) === null ? null : Number(rateOf(row))), cell: (row) => { const rate = rateOf(row); return rate === null ? t('noFigure') : writePercent(rate); } },
    { id: 'by', title: t('columnRecordedBy'), room: 'medium', value: (row) => recorderName(row.recordedBy) },
    { id: 'when', title: t('columnRecordedAt'), look: 'figure', room: 'medium', value: (row) => row.recordedAtMs, cell: (row) => momentOf(row.recordedAtMs) },
  ];
}

/** Login under which a server brings in the refusals of its demonstration; nobody signs in with it. */
const demonstrationLogin = 'demonstration';

function recorderName(login: string | null): string | null {
  return login === demonstrationLogin && current.value?.isDemonstration === true ? t('recordedByDemonstration') : login;
}
