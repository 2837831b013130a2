/** A small report for tests: units of one group with figures, intervals and places as they are told. */
import { noPrecision } from '#shared/index-methods/figures.ts';
import type { UnitChange } from '#shared/change/unit-change.ts';
import type { Figure, Report, ScopeFigures, UnitFigures } from '#shared/report/report.ts';
import { defaultParameters } from '#shared/index-methods/default-parameters.ts';

/** `sampleFigure('92.88', [92.31, 93.42])`; without an interval nothing is known about how sure it is. */
export function sampleFigure(shown: string | null, interval?: readonly [number, number], n = 90): Figure {
  const precision = interval === undefined ? noPrecision('answers_needed') : { se: (interval[1] - interval[0]) / 4, low: interval[0], high: interval[1], deff: 1.2, df: 11, reason: null };
  return { n: shown === null ? 0 : n, answered: 0, satisfied: 0, index: shown === null ? null : Number(shown), shown, ...precision };
}

export function sampleScope(overall: Figure): ScopeFigures {
  return { overall, parts: [], groups: [], criteria: [] };
}

/** A ranked unit; `change` puts other things in their place. */
export function sampleUnit(id: string, shown: string | null, change: Partial<UnitFigures> = {}): UnitFigures {
  return {
    id, name: { vi: id }, unitGroup: 'g', target: 100, refusals: null, band: null, change: null,
    rank: null, isTied: false, rankLow: null, rankHigh: null, tieGroup: null, rankReason: null,
    ...sampleScope(sampleFigure(shown)), ...change,
  };
}

export function sampleChange(change: number, interval: readonly [number, number] | null = null): UnitChange {
  return {
    previousYear: 2025, previous: 90, change, changeLow: interval?.[0] ?? null, changeHigh: interval?.[1] ?? null,
    direction: change > 0 ? 'up' : change < 0 ? 'down' : 'unchanged', placesMoved: null, reason: null,
  };
}

export function sampleReport(units: readonly UnitFigures[], change: Partial<Report> = {}): Report {
  const coverage = { planned: 100 * units.length, responses: 90 * units.length, refusals: null, refusalsAmong: 0 };
  return {
    campaign: 'c', year: 2026, method: { id: 'plain', version: 1, certainty: { aggregation: 'R', baseFigure: 'R', rounding: 'R' } },
    parameters: defaultParameters, design: { strata: 1, clusters: 0, hasFinitePopulation: false }, calibration: null, coverage,
    overall: sampleScope(sampleFigure('92.88', [92.31, 93.42])), change: null, changes: null,
    unitGroups: [{ id: 'g', name: { vi: 'Nhóm' }, coverage, bands: [], change: null, changes: null, ...sampleScope(sampleFigure('92.88', [92.31, 93.42])) }],
    units, regions: [], expectations: [], distributions: [], ...change,
  };
}
