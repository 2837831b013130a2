/** The formulas of how sure a figure is: standard error, interval, design effect. */
import { fill } from '../languages/fill.ts';
import type { Figure } from '../index-methods/figures.ts';
import { logit } from '../statistics/logit.ts';
import { studentQuantile } from '../statistics/student-t.ts';
import { wilsonInterval } from '../statistics/wilson.ts';
import type { FoundFigure } from './figure-ref.ts';
import type { Formula, FormulaContext, FormulaStep, FormulaTopic } from './formula-step.ts';
import { count, number, percent, type Written } from './written.ts';

/** By Taylor linearisation: deviations, variance between clusters, its root. */
export function standardErrorFormula(context: FormulaContext, { figure, ref }: FoundFigure): Formula {
  const { written, report } = context;
  const { words } = written;
  const { se, index, n } = figure;
  const head = headOf(written, 'standard_error');
  if (se === null || index === null) return without(head, written, figure);
  const value = (from: number, decimals: number): string => fill(words.unitPoints, { value: number(written, from, decimals) });
  const isMean = ref.scope.kind !== 'unit' && report.parameters.acrossUnits === 'mean_of_units';
  return {
    ...head,
    steps: [
      { title: words.stepResiduals, symbols: 'e = (s − R·a) / Σ w·a', figures: fill(words.stepResidualsFigures, { share: number(written, index / 100, 6), responses: count(written, n) }), result: 'Σ w·e = 0' },
      { title: words.stepVariance, symbols: varianceSymbols(report.design.hasFinitePopulation), figures: sampleOf(context, { figure, ref }), result: `V = ${working(written, se * se)}` },
      { title: words.stepSe, symbols: 'SE = √V', figures: `√${working(written, se * se)}`, result: value(se, 4) },
    ],
    notes: [
      words.symbols,
      ...(isMean ? [words.meanOfUnitsVariance] : []),
      ...(report.calibration === null ? [] : [words.calibratedResiduals]),
      ...(report.design.hasFinitePopulation ? [words.finitePopulation] : []),
    ],
  };
}

/** Digits enough to compute a step again from what is printed and come to the printed result. */
function working(written: Written, value: number): string {
  return number(written, value, 6);
}

function varianceSymbols(hasFinitePopulation: boolean): string {
  return hasFinitePopulation
    ? 'V = Σ_h f_h · n_h / (n_h − 1) · Σ_i (z_hi − z̄_h)²,  z_hi = Σ w·e,  f_h = (N_h − n_h) / N_h'
    : 'V = Σ_h n_h / (n_h − 1) · Σ_i (z_hi − z̄_h)²,  z_hi = Σ w·e';
}

/** What the variance between clusters is formed over. */
function sampleOf({ written, report: { design } }: FormulaContext, { figure, ref }: Pick<FoundFigure, 'figure' | 'ref'>): string {
  const { words } = written;
  if (design.clusters === 0) return fill(words.stepVarianceResponses, { responses: count(written, figure.n) });
  const df = figure.df === null ? '' : count(written, figure.df);
  if (ref.scope.kind !== 'overall') return fill(words.stepVariancePart, { df });
  const strata = Math.max(1, design.strata);
  const values = { clusters: count(written, design.clusters), strata: count(written, strata), df };
  return fill(figure.df === design.clusters - strata ? words.stepVarianceClusters : words.stepVarianceMixed, values);
}

/** On the logit scale, by Wilson, or exact at the edges: whichever the figure's interval is. */
export function intervalFormula({ written }: FormulaContext, found: FoundFigure): Formula {
  const { words } = written;
  const { figure } = found;
  const { low, high, index, reason } = figure;
  const head = headOf(written, 'interval');
  if (low === null || high === null || index === null) return without(head, written, figure);
  const ends = fill(words.between, { low: percent(written, low, 2), high: percent(written, high, 2) });
  const steps = intervalSteps(written, found, ends);
  return { ...head, steps, notes: reason === null || reason === 'answers_needed' ? [] : [words.reasons[reason]] };
}

/** The variance over that of a simple random sample. */
export function deffFormula({ written }: FormulaContext, { figure }: FoundFigure): Formula {
  const { words } = written;
  const { se, deff, n } = figure;
  const head = headOf(written, 'design_effect');
  if (deff === null || se === null || deff === 0) return without(head, written, figure);
  const [variance, simple] = [working(written, se * se), working(written, (se * se) / deff)];
  const ratio = number(written, deff, 4);
  return {
    ...head,
    steps: [
      { title: words.stepSimple, symbols: 'V_srs = (W² / n) · n / (n − 1) · Σ w (e − ē)² / W', figures: fill(words.responses, { count: count(written, n) }), result: simple },
      { title: words.stepDeff, symbols: 'deff = SE² / V_srs', figures: `${variance} / ${simple}`, result: ratio },
      { title: words.stepEffective, symbols: 'n_eff = n / deff', figures: `${count(written, n)} / ${ratio}`, result: fill(words.responses, { count: number(written, n / deff, 0) }) },
    ],
    notes: [words.symbols, words.roundedTerms],
  };
}

function intervalSteps(written: Written, { figure, ref }: FoundFigure, ends: string): FormulaStep[] {
  const { words } = written;
  const { index, se, df, low, high, satisfied, answered } = figure;
  if (index === 100 || index === 0) return [exactStep(written, figure, ends)];
  if (ref.figure.kind === 'criterion' && answered > 0) {
    const wilson = wilsonInterval(satisfied, answered, 0.95);
    if (isNear(wilson.low * 100, low) && isNear(wilson.high * 100, high)) return [wilsonStep(written, figure, ends)];
  }
  if (index === null || se === null || df === null) return [{ title: words.stepEnds, symbols: '', figures: '', result: ends }];
  const share = index / 100;
  const quantile = studentQuantile(0.975, df);
  const [centre, reach] = [logit(share), se / 100 / (share * (1 - share))];
  const short = (value: number): string => working(written, value);
  return [
    { title: words.stepLogit, symbols: 'L = ln(R / (1 − R)),  SE_L = SE / (R·(1 − R))', figures: `ln(${short(share)} / ${short(1 - share)}),  ${short(se / 100)} / (${short(share)} × ${short(1 - share)})`, result: `L = ${short(centre)};  SE_L = ${short(reach)}` },
    { title: fill(words.stepQuantile, { df: count(written, df) }), symbols: 't(0,975; df)'.replace(',', written.formats.decimalSign), figures: `df = ${count(written, df)}`, result: short(quantile) },
    { title: words.stepEnds, symbols: '1 / (1 + exp(−(L ± t·SE_L)))', figures: `1 / (1 + exp(−(${short(centre)} ± ${short(quantile)} × ${short(reach)})))`, result: ends },
  ];
}

function wilsonStep(written: Written, { satisfied, answered }: Figure, ends: string): FormulaStep {
  const { words } = written;
  return {
    title: words.stepWilson, symbols: '(R + z²/2a ± z·√(R(1 − R)/a + z²/4a²)) / (1 + z²/a)',
    figures: `R = ${number(written, satisfied / answered, 4)};  a = ${count(written, answered)};  z = ${number(written, 1.959963984540054, 4)}`, result: ends,
  };
}

/** At 0% the upper end, at 100% the lower end; the responses it rests on follow from the end itself. */
function exactStep(written: Written, { index, low, high }: Figure, ends: string): FormulaStep {
  const tail = 0.025;
  const open = index === 100 ? (low ?? 0) / 100 : 1 - (high ?? 100) / 100;
  const effective = open > 0 ? Math.log(tail) / Math.log(open) : 0;
  const [half, responses] = [number(written, tail, 3), number(written, effective, 1)];
  return index === 100
    ? { title: written.words.stepExact, symbols: '(α/2)^(1/n)', figures: `${half}^(1/${responses})`, result: ends }
    : { title: written.words.stepExact, symbols: '1 − (α/2)^(1/n)', figures: `1 − ${half}^(1/${responses})`, result: ends };
}

type Head = Pick<Formula, 'topic' | 'title' | 'what'>;

function headOf({ words }: Written, topic: FormulaTopic & ('standard_error' | 'interval' | 'design_effect')): Head {
  switch (topic) {
    case 'standard_error': return { topic, title: words.seTitle, what: words.seWhat };
    case 'interval': return { topic, title: words.intervalTitle, what: words.intervalWhat };
    case 'design_effect': return { topic, title: words.deffTitle, what: words.deffWhat };
  }
}

function without(head: Head, { words }: Written, { reason }: Figure): Formula {
  return { ...head, steps: [], notes: reason === null ? [] : [words.reasons[reason]] };
}

function isNear(left: number, right: number | null): boolean {
  return right !== null && Math.abs(left - right) < 1e-9;
}
