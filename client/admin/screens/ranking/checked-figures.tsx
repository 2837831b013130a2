import { useMemo, useState } from 'preact/hooks';
import type { Campaign } from '#shared/campaign/model.ts';
import type { MethodCheck } from '#shared/report/method-variants.ts';
import { language } from '../../../kit/language/language.ts';
import { branchesOf } from '../../figures/content-tree.ts';
import { checkedKinds, figureRows, type CheckedKind, type FigureRow, type VariantRow } from '../../figures/method-rows.ts';
import type { Column } from '../../parts/column.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { cellFigure, tableFileName } from '../../parts/ranking-columns.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { progress } from '../../state/campaign.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';
import { acrossUnitsWords, aggregationWords, baseFigureWords } from './method-words.ts';

const kindWords = { overall: 'formulaWhole', part: 'kindPart', group: 'kindGroup', unitGroup: 'unitGroups', unit: 'columnUnits' } as const satisfies Record<CheckedKind, string>;

interface FiguresProps {
  readonly check: MethodCheck;
  readonly rows: readonly VariantRow[];
  readonly campaign: Campaign;
}

/** Every figure under every choice, marked where it shows other digits than the method in use. */
export function CheckedFigures({ check, rows: variants, campaign }: FiguresProps) {
  const all = useMemo(() => figureRows(check), [check]);
  const kinds = checkedKinds.filter((kind) => all.some((row) => row.kind === kind));
  const [chosen, setChosen] = useState<CheckedKind>('unitGroup');
  const kind = kinds.find((each) => each === chosen) ?? kinds[0];
  const columns = useMemo(() => columnsOf(variants, namesOf(campaign)), [variants, campaign, language.value]);
  const shown = all.filter((row) => row.kind === kind);
  return (
    <section class="checked" aria-labelledby="checked">
      <h2 id="checked">{t('checkedTitle')}</h2>
      <Tabs label={t('checkedTitle')} tabs={kinds.map((id) => ({ id, name: t(kindWords[id]), count: all.filter((row) => row.kind === id).length }))} chosen={kind} onChoose={(id) => setChosen(checkedKinds.find((each) => each === id) ?? 'unit')} />
      <DataTable key={kind} fileName={tableFileName(campaign.id, `methods-${kind ?? ''}`, progress.value.value?.asOfMs ?? 0)} caption={t('checkedTitle')}
        columns={columns} rows={shown} keyOf={(row) => row.key} empty={t('emptyTable')} />
    </section>
  );
}

function namesOf(campaign: Campaign): ReadonlyMap<string, string> {
  return new Map([
    ['overall overall', t('formulaWhole')] as const,
    ...branchesOf(campaign.questionnaire).map((each) => [`${each.kind} ${each.id}`, nameOf(each.shortLabel)] as const),
    ...campaign.unitGroups.map((each) => [`unitGroup ${each.id}`, nameOf(each.name)] as const),
    ...campaign.units.map((each) => [`unit ${each.id}`, nameOf(each.name)] as const),
  ]);
}

function columnsOf(variants: readonly VariantRow[], names: ReadonlyMap<string, string>): Column<FigureRow>[] {
  return [
    { id: 'unit', title: t('columnFigure'), isFixed: true, value: (row) => names.get(row.key) ?? row.figure.id },
    ...variants.map(({ at, variant }): Column<FigureRow> => {
      const parts = [t(aggregationWords[variant.aggregation]), t(acrossUnitsWords[variant.acrossUnits]), t(baseFigureWords[variant.baseFigure])];
      return {
        id: `variant-${at}`, title: parts.join(', '), look: 'figure', isBestHigh: true, isStrong: variant.isChosen,
        head: <span class="variant-head">{variant.isChosen ? <strong>{t('checkChosen')}</strong> : null}{parts.map((part) => <span key={part}>{part}</span>)}</span>,
        value: (row) => { const shown = row.figure.shown[at] ?? null; return shown === null ? null : Number(shown); },
        cell: (row) => <span class={row.figure.differing.includes(at) ? 'differs' : 'muted'}>{cellFigure(row.figure.shown[at] ?? null)}</span>,
      };
    }),
  ];
}
