/**
 * A file of responses as a campaign and its tallies, so that the command computes by the very same
 * path as the server: rows become answer codes, codes are folded into cells, cells become a report.
 *
 * A file carries no routing: an answer that stands in it counts.
 */
import { issue, type Issue } from '#shared/kernel/issue.ts';
import type { Campaign } from '#shared/campaign/model.ts';
import { campaignLayout } from '#shared/campaign/campaign-layout.ts';
import type { IndexMethod, MethodParameters } from '#shared/index-methods/contract.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { encodeAnswers } from '#shared/tally/answer-codes.ts';
import { cellKey, type TallyCell } from '#shared/tally/cell.ts';
import { foldResponse } from '#shared/tally/fold.ts';
import type { ResponseRow } from '../imports/responses-csv/read-rows.ts';

/** Id of the group of units that the file puts into none. */
export const noUnitGroup = '';

/** The campaign that `rows` imply: units and unit groups in the order in which they first appear. */
export function campaignOfRows(
  rows: readonly ResponseRow[], questionnaire: Questionnaire,
  method: { readonly definition: IndexMethod; readonly parameters: MethodParameters },
): Campaign {
  const groupOf = groupsOfUnits(rows);
  const name = (id: string) => ({ vi: id });
  return {
    id: 'responses', name: name('responses'), territory: name(''), year: 2000, opensOn: '', closesOn: '', isDemonstration: false,
    channels: ['paper'], modes: ['paper'], respondentKinds: ['person'], routing: 'off',
    method: { id: method.definition.id, version: method.definition.version, parameters: method.parameters },
    questionnaire, places: [], strata: [], regions: [], history: [], transitions: [], previousCampaign: null,
    unitGroups: [...new Set(groupOf.values())].map((id) => ({ id, name: name(id), bands: [] })),
    units: [...groupOf].map(([id, unitGroup]) => ({ id, name: name(id), unitGroup, target: 0 })),
  };
}

/** One issue for each row that puts a unit into another group than a row before it. */
export function unitGroupIssues(rows: readonly ResponseRow[]): Issue[] {
  const groupOf = groupsOfUnits(rows);
  return rows.flatMap((row): Issue[] => {
    const first = groupOf.get(row.position.unit);
    if (first === row.unitGroup) return [];
    return [issue('value.not_allowed', `line ${row.line}`, { column: 'unit_group', value: row.unitGroup, allowed: first ?? '' })];
  });
}

/** The tally cells of the rows. */
export function cellsOfRows(rows: readonly ResponseRow[], campaign: Campaign): TallyCell[] {
  const layout = campaignLayout(campaign);
  const cells = new Map<string, TallyCell>();
  const everythingIsAsked: ReadonlySet<string> = new Set();
  for (const { position, answers } of rows) {
    const key = cellKey(position);
    const cell = cells.get(key) ?? { position, vector: new Float64Array(layout.length) };
    cells.set(key, cell);
    foldResponse(layout, encodeAnswers(layout, answers, everythingIsAsked), { vector: cell.vector, times: 1 });
  }
  return [...cells.values()];
}

function groupsOfUnits(rows: readonly ResponseRow[]): Map<string, string> {
  const groupOf = new Map<string, string>();
  for (const { position, unitGroup } of rows) {
    if (!groupOf.has(position.unit)) groupOf.set(position.unit, unitGroup);
  }
  return groupOf;
}
