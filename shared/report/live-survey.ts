/**
 * A campaign's survey that takes responses one by one. Counts are exact whole numbers, so adding to
 * them gives what a fresh survey of the same cells would have; what cannot be kept in step (a weight
 * that changes the common factor, a cell that becomes empty) is made anew.
 */
import { assert } from '../kernel/assert.ts';
import { addCell } from '../index-methods/scope-counts.ts';
import { extendedScale } from '../index-methods/weight-scale.ts';
import { appendRow, comparePositions, fillRow, type SampleTable } from '../precision/sample-table.ts';
import { sampledStrata, type SampledStratum } from '../precision/sampled-strata.ts';
import { surveySample } from '../precision/survey-sample.ts';
import type { SamplePosition } from '../response/model.ts';
import { cellKey, type TallyCell } from '../tally/cell.ts';
import { foldResponse } from '../tally/fold.ts';
import { countOffset } from '../tally/layout.ts';
import { addVector } from '../tally/merge.ts';
import type { UnitSums } from './campaign-sums.ts';
import { campaignSurvey, isWithoutDesign, type CampaignSurvey } from './campaign-survey.ts';
import type { ReportPlan } from './report-plan.ts';

export interface SurveyNow {
  readonly survey: CampaignSurvey;
  /** Units whose figures are not what they were at the last call; `all` after the survey was made anew. */
  readonly changed: ReadonlySet<string> | 'all';
}

export interface LiveSurvey {
  /** Adds a response, or takes one away that was added. */
  add(position: SamplePosition, codes: Uint8Array, times: 1 | -1): void;
  now(): SurveyNow;
}

/** Rows beyond those of the first cells, before the tables are laid out anew. */
const room = 1000;

export function liveSurvey(report: ReportPlan, given: readonly TallyCell[]): LiveSurvey {
  const units = new Set(report.campaign.units.map((each) => each.id));
  const cells = new Map<string, TallyCell>();
  for (const { position, vector } of given) addVector(cellAt(cells, position, vector.length).vector, vector);
  let state: State | null = null;
  const changes = { rows: new Set<string>(), isNew: true };
  return {
    add(position, codes, times) {
      if (!units.has(position.unit)) return;
      const change = { position, vector: new Float64Array(report.layout.length) };
      foldResponse(report.layout, codes, { vector: change.vector, times });
      const cell = cellAt(cells, position, report.layout.length);
      addVector(cell.vector, change.vector);
      assert((cell.vector[countOffset] as number) >= 0, 'Only what was added is taken away.');
      changes.rows.add(cellKey(position));
      if (state !== null && !changes.isNew) changes.isNew = !takeChange(state, cell, change);
    },
    now() {
      for (const key of changes.rows) if (cells.get(key)?.vector[countOffset] === 0) changes.isNew = cells.delete(key);
      const touched = [...changes.rows].flatMap((key) => cells.get(key) ?? []);
      const isAnew = changes.isNew || state === null;
      const changed = state === null || isAnew ? 'all' : settle(report, state, touched);
      if (state === null || isAnew) state = openState(report, [...cells.values()]);
      changes.rows.clear();
      changes.isNew = false;
      return { survey: state.survey, changed };
    },
  };
}

interface State {
  survey: CampaignSurvey;
  readonly rowOf: Map<string, number>;
  /** Whether a row was added since the survey was last settled. */
  hasNewRow: boolean;
}

function openState(report: ReportPlan, cells: readonly TallyCell[]): State {
  const survey = campaignSurvey(report, cells, room);
  return { survey, hasNewRow: false, rowOf: new Map(survey.sums.cells.map((cell, row) => [cellKey(cell.position), row])) };
}

function cellAt(cells: Map<string, TallyCell>, position: SamplePosition, length: number): TallyCell {
  const key = cellKey(position);
  const known = cells.get(key) ?? { position, vector: new Float64Array(length) };
  cells.set(key, known);
  return known;
}

/** Keeps sums and rows in step with one response; false where the survey must be made anew. */
function takeChange(state: State, cell: TallyCell, change: TallyCell): boolean {
  const key = cellKey(cell.position);
  if (!state.rowOf.has(key)) {
    if (!takeRow(state, cell)) return false;
    state.rowOf.set(key, state.survey.criteria.table.cells.length - 1);
    state.hasNewRow = true;
  }
  const { units, shape } = state.survey.sums;
  const mine = units.find((each) => each.unit.id === cell.position.unit);
  assert(mine !== undefined, 'Responses of other units were turned away.');
  addCell(mine.sums, change, shape.scale);
  return true;
}

/** Opens a row for a cell that is new. */
function takeRow(state: State, cell: TallyCell): boolean {
  const { survey: { sums, criteria, questions } } = state;
  const scale = extendedScale(sums.shape.scale, cell.position.weight);
  if (scale === undefined || criteria.table.cells.length === criteria.table.capacity) return false;
  const row = appendRow(criteria.table, cell, scale);
  appendRow(questions.table, cell, scale);
  const units = sums.units.map((each): UnitSums => (each.unit.id !== cell.position.unit ? each
    : { ...each, rows: withRow(criteria.table, each.rows, row) }));
  state.survey = {
    ...state.survey,
    sums: { ...sums, units, cells: criteria.table.cells, shape: { ...sums.shape, scale }, order: withRow(criteria.table, sums.order, row) },
  };
  return true;
}

/** The rows with one more, in sample order. */
function withRow({ cells }: SampleTable, rows: Int32Array, row: number): Int32Array {
  const own = (cells[row] as TallyCell).position;
  const at = rows.findIndex((each) => comparePositions((cells[each] as TallyCell).position, own) > 0);
  const place = at < 0 ? rows.length : at;
  return Int32Array.of(...rows.subarray(0, place), row, ...rows.subarray(place));
}

/** Brings tables and strata up to date; gives the units whose figures may have changed. */
function settle(report: ReportPlan, state: State, touched: readonly TallyCell[]): ReadonlySet<string> | 'all' {
  const { survey } = state;
  const { criteria, questions, sums } = survey;
  for (const { position } of touched) {
    const row = state.rowOf.get(cellKey(position));
    if (row !== undefined) for (const { table } of [criteria, questions]) fillRow(table, row);
  }
  const changed = new Set(touched.map((each) => each.position.unit));
  if (!state.hasNewRow && touched.every((each) => each.position.cluster !== '')) return changed;
  const strata = sampledStrata(report.design, sums.cells);
  const before = survey.isWithoutDesign;
  state.hasNewRow = false;
  state.survey = {
    sums: { ...sums, strata },
    criteria: surveySample(criteria.table, strata), questions: surveySample(questions.table, strata),
    isWithoutDesign: isWithoutDesign(report, { ...sums, strata }),
  };
  if (state.survey.isWithoutDesign !== before) return 'all';
  for (const { position } of sums.cells) if (isOther(strata.get(position.stratum), sums.strata.get(position.stratum))) changed.add(position.unit);
  return changed;
}

function isOther(now: SampledStratum | undefined, before: SampledStratum | undefined): boolean {
  return now?.drawn !== before?.drawn || now?.finite !== before?.finite;
}
