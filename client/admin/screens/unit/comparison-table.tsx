import type { Campaign } from '#shared/campaign/model.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import type { ExplainedChange } from '#shared/report/explained-change.ts';
import type { Explanation } from '#shared/report/explanation.ts';
import type { Leverage } from '#shared/report/leverage.ts';
import { branchesOf } from '../../figures/content-tree.ts';
import { shownSign, sizeDigits } from '../../figures/digits.ts';
import type { Column } from '../../parts/column.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { signedText } from '../../parts/precision-text.ts';
import { cellFigure } from '../../parts/ranking-columns.tsx';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

interface Row extends ExplainedChange {
  readonly id: string;
  readonly name: string;
  readonly contribution: string;
  /** Points that the index would gain if everybody were satisfied with the criterion. */
  readonly room: number | null;
}

interface TableProps {
  readonly explanation: Explanation;
  readonly leverage: readonly Leverage[];
  readonly campaign: Campaign;
  readonly other: string;
  readonly fileName: string;
}

/** The comparison in digits: every content group, then every criterion, with both figures and what it contributes. */
export function ComparisonTable({ explanation, leverage, campaign, other, fileName }: TableProps) {
  return (
    <DataTable fileName={fileName} caption={t('compareNote')} columns={columnsOf(explanation, other)} empty={t('compareNothing')}
      rows={rowsOf(explanation, leverage, campaign)} keyOf={(row) => row.id} />
  );
}

function rowsOf({ parts, groups, criteria }: Explanation, leverage: readonly Leverage[], { questionnaire }: Campaign): Row[] {
  const labels = new Map([...branchesOf(questionnaire), ...answerableQuestions(questionnaire)].map((each) => [each.id, nameOf(each.shortLabel)]));
  const rooms = new Map(leverage.map((each) => [each.criterion, each.room]));
  const nameFor = (id: string): string => labels.get(id) ?? id;
  return [
    ...[...parts, ...groups].map((each): Row => ({ ...each, id: `group ${each.id}`, name: nameFor(each.id), room: null })),
    ...criteria.map((each): Row => ({ ...each, id: each.criterion, name: `${each.criterion} ${nameFor(each.criterion)}`, room: rooms.get(each.criterion) ?? null })),
  ];
}

function columnsOf({ mine, theirs }: Explanation, other: string): Column<Row>[] {
  const decimals = ((mine.shown ?? theirs.shown)?.split('.')[1] ?? '').length;
  const shown = (id: string, title: string, value: (row: Row) => string | null): Column<Row> =>
    ({ id, title, look: 'figure', isBestHigh: true, value: (row) => numberOf(value(row)), cell: (row) => cellFigure(value(row)) });
  const points = (id: string, title: string, value: (row: Row) => number | null): Column<Row> =>
    ({ id, title, look: 'figure', isBestHigh: true, value: (row) => rounded(value(row), decimals), cell: (row) => { const given = value(row); return given === null ? t('noFigure') : signedText(given, decimals); } });
  return [
    { id: 'unit', title: t('columnCriterion'), isFixed: true, value: (row) => row.name },
    shown('theirs', other, (row) => row.theirs), shown('mine', t('compareThis'), (row) => row.mine),
    points('change', t('columnDifference'), (row) => numberOf(row.change)),
    { id: 'interval', title: t('columnChangeInterval'), look: 'figure', isHiddenAtFirst: true, value: (row) => intervalOf(row, decimals) },
    points('contribution', t('columnContribution'), (row) => Number(row.contribution)),
    points('room', t('columnRoom'), (row) => row.room),
  ];
}

function numberOf(digits: string | null): number | null {
  return digits === null ? null : Number(digits);
}

function rounded(value: number | null, decimals: number): number | null {
  return value === null ? null : shownSign(value, decimals) * Number(sizeDigits(value, decimals));
}

function intervalOf({ changeLow, changeHigh }: Row, decimals: number): string | null {
  if (changeLow === null || changeHigh === null) return null;
  return t('changeInterval', { low: signedText(changeLow, decimals), high: signedText(changeHigh, decimals) });
}
