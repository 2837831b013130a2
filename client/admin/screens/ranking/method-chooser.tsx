import { acrossUnits, aggregations, baseFigures } from '#shared/index-methods/contract.ts';
import type { Campaign } from '#shared/campaign/model.ts';
import type { Report } from '#shared/report/report.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { replaceQuery } from '../../state/route.ts';
import { t } from '../../state/words.ts';
import { acrossUnitsWords, aggregationWords, baseFigureWords } from './method-words.ts';

/** The method's parameters; the campaign's own are marked, and leaving them is said. */
export function MethodChooser({ report: { parameters }, campaign }: { readonly report: Report; readonly campaign: Campaign }) {
  const own = campaign.method.parameters;
  const isChanged = parameters.aggregation !== own.aggregation || parameters.baseFigure !== own.baseFigure || parameters.acrossUnits !== own.acrossUnits;
  const nameFor = (name: string, isOwn: boolean): string => (isOwn ? t('methodDefault', { name }) : name);
  return (
    <div class="method-chooser">
      <Choice label={t('methodBaseFigure')} name="baseFigure" chosen={parameters.baseFigure} own={own.baseFigure}
        choices={baseFigures.map((each) => ({ value: each, name: nameFor(t(baseFigureWords[each]), each === own.baseFigure) }))} />
      <Choice label={t('methodAggregation')} name="aggregation" chosen={parameters.aggregation} own={own.aggregation}
        choices={aggregations.map((each) => ({ value: each, name: nameFor(t(aggregationWords[each]), each === own.aggregation) }))} />
      <Choice label={t('methodAcrossUnits')} name="acrossUnits" chosen={parameters.acrossUnits} own={own.acrossUnits}
        choices={acrossUnits.map((each) => ({ value: each, name: nameFor(t(acrossUnitsWords[each]), each === own.acrossUnits) }))} />
      {isChanged ? (
        <Notice tone="waiting" text={t('methodChanged')}>
          <Button compact onClick={() => replaceQuery({ aggregation: undefined, baseFigure: undefined, acrossUnits: undefined })}>{t('methodReset')}</Button>
        </Notice>
      ) : null}
    </div>
  );
}

function Choice({ label, name, choices, chosen, own }: {
  readonly label: string; readonly name: string; readonly chosen: string; readonly own: string;
  readonly choices: readonly { readonly value: string; readonly name: string }[];
}) {
  return (
    <label class="desk-field">
      <span>{label}</span>
      <select class="desk-input" value={chosen} onChange={(event) => {
        const value = event.currentTarget.value;
        replaceQuery({ [name]: value === own ? undefined : value });
      }}>
        {choices.map((each) => <option key={each.value} value={each.value}>{each.name}</option>)}
      </select>
    </label>
  );
}
