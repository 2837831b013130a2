import { describe, expect, it } from 'vitest';
import { campaignLayout } from '../campaign/campaign-layout.ts';
import { provincialCampaign } from '../fixtures/sao-mai/campaigns.ts';
import { acrossUnits, aggregations, baseFigures } from '../index-methods/contract.ts';
import { seededRandom } from '../kernel/random.ts';
import { explain as en } from '../languages/en/explain.ts';
import { formats as englishFormats } from '../languages/en/formats.ts';
import { explain as vi } from '../languages/vi/explain.ts';
import { formats } from '../languages/vi/formats.ts';
import { unknownDesign } from '../precision/design.ts';
import { answerableQuestions } from '../questionnaire/questions.ts';
import { encodeAnswers } from '../tally/answer-codes.ts';
import type { TallyCell } from '../tally/cell.ts';
import { foldResponse } from '../tally/fold.ts';
import { figureAt, type FigureRef } from './figure-ref.ts';
import { formulasOf, type FormulaContext, type FormulaTopic } from './formula.ts';
import { makeReport, type ReportOptions } from './make-report.ts';
import type { Report } from './report.ts';
import { figureStatement, methodStatement, weightingStatements } from './statement.ts';

const { campaign } = provincialCampaign();
const { questionnaire } = campaign;
const layout = campaignLayout(campaign);
const criteria = layout.questions.map((each) => each.shape.id);
const units = campaign.units.filter((each) => each.unitGroup === 'so-ban-nganh').slice(0, 3).map((each) => each.id);
const written = { language: 'vi', words: vi, formats };

/** A cell per unit and cluster, twelve clusters of ten responses each; a fifth of the answers is missing. */
function cells(weights: readonly number[] = [1]): TallyCell[] {
  const random = seededRandom('formula');
  return units.flatMap((unit, at) => Array.from({ length: 12 }, (_, cluster): TallyCell => {
    const vector = new Float64Array(layout.length);
    for (let response = 0; response < 10; response += 1) {
      const answers = criteria.flatMap((id) => (random.next() < 0.2 ? [] : [[id, random.next() < 0.6 + 0.12 * at ? 4 + random.integer(2) : 1 + random.integer(3)] as const]));
      foldResponse(layout, encodeAnswers(layout, Object.fromEntries(answers), new Set()), { vector, times: 1 });
    }
    return { position: { unit, stratum: '', cluster: `c${cluster}`, weight: weights[cluster % weights.length] ?? 1 }, vector };
  }));
}
const reportOf = (options: ReportOptions = {}, weights?: readonly number[]): Report => makeReport(campaign, cells(weights), options);
const context = (report: Report): FormulaContext => ({ report, questionnaire, written });
const whole: FigureRef = { scope: { kind: 'overall' }, figure: { kind: 'overall' } };
const unit = (figure: FigureRef['figure'] = { kind: 'overall' }): FigureRef => ({ scope: { kind: 'unit', id: units[0] ?? '' }, figure });
const plain = reportOf();
/** 13,482 of 14,516 answers are satisfied. */
const published = (options: ReportOptions = {}): Report => {
  const vector = new Float64Array(layout.length);
  const { offset } = layout.questions[0]!;
  vector.set([14_516, 0, 0, 1_034, 13_482, 0], offset);
  vector[0] = 14_516;
  return makeReport(campaign, [{ position: { unit: units[0] ?? '', stratum: '', cluster: '', weight: 1 }, vector }], options);
};

describe('the statement printed with a figure', () => {
  it('says what was divided by what, and how it was rounded', () => {
    expect(figureStatement(context(published()), whole)).toBe('92,88% = 13.482 / 14.516 câu trả lời; làm tròn 2 chữ số');
    const english = { ...context(published()), written: { language: 'en', words: en, formats: englishFormats } };
    expect(figureStatement(english, whole)).toBe('92.88% = 13,482 / 14,516 answers; rounded to 2 decimals');
  });

  it('never calls counts the source of a weighted figure', () => {
    const weighted = reportOf({}, [1, 3.5]);
    expect(figureStatement(context(weighted), whole)).toContain('có nhân trọng số; chưa nhân là');
    expect(figureStatement(context(plain), whole)).not.toContain('trọng số');
    expect(figureStatement(context(reportOf({}, [2.5])), whole)).not.toContain('trọng số');
  });

  it('says of what indices a mean is the mean', () => {
    const of = (options: ReportOptions, ref = whole) => figureStatement(context(reportOf(options)), ref);
    expect(of({ parameters: { aggregation: 'mean_of_criteria' } })).toContain('trung bình cộng chỉ số của 21 tiêu chí');
    expect(of({ parameters: { aggregation: 'mean_of_groups' } })).toContain('trung bình cộng chỉ số của 4 nhóm nội dung');
    expect(of({ parameters: { aggregation: 'weighted' } })).toContain('trung bình chỉ số của 4 nhóm nội dung theo trọng số');
    expect(of({ parameters: { acrossUnits: 'mean_of_units' } })).toContain('trung bình cộng chỉ số của 3 đơn vị');
    expect(of({ parameters: { acrossUnits: 'mean_of_units' } }, unit())).toContain('câu trả lời; làm tròn 2 chữ số');
    expect(of({ parameters: { baseFigure: 'mean_score' } })).toMatch(/= [\d.]+ điểm \/ \(5 × [\d.]+ câu trả lời\)/);
  });

  it('says that there is none yet, and is empty for a figure that does not exist', () => {
    expect(figureStatement(context(makeReport(campaign, [])), whole)).toBe(vi.statementNothing);
    expect(figureStatement(context(plain), { ...whole, figure: { kind: 'criterion', id: 'nowhere' } })).toBe('');
  });

  it('stands over a method statement with id, version and choices', () => {
    expect(methodStatement(context(plain))).toBe(
      `Cách tính four-group-provincial, bản ${plain.method.version}: tỷ lệ câu hài lòng; hài lòng là mức 4, 5; gộp mọi câu trả lời; gộp các đơn vị`);
    expect(weightingStatements(context(plain))).toEqual([]);
  });
});

describe('a report that was weighted to margins', () => {
  const [first = '', second = ''] = criteria;
  const spread = { smallest: 0.5, median: 0.985, largest: 2.75, kish: 1.204 };
  const calibration = { kind: 'raked' as const, margins: [first, second], rounds: 1000, hasConverged: false, trimming: { low: 0.3, high: 3, responses: 1234 }, spread };
  const labels = [first, second].map((id) => answerableQuestions(questionnaire).find((each) => each.id === id)?.shortLabel.vi);

  it('names the margins and says what became of the weights, the cuts and the convergence', () => {
    const weighted = context({ ...plain, calibration });
    expect(methodStatement(weighted)).toMatch(new RegExp(`; hiệu chỉnh \\(raking\\) theo ${labels.join(', ')}$`));
    expect(weightingStatements(weighted)).toEqual([
      'Trọng số sau hiệu chỉnh so với ban đầu: nhỏ nhất 0,50, giữa 0,99, lớn nhất 2,75; phương sai tăng 1,20 lần do trọng số chênh nhau.',
      'Giữ tỷ số trọng số trong khoảng 0,30–3,00: cắt ở 1.234 phiếu.',
      'Chưa đạt đủ các tỷ lệ sau 1.000 vòng: hãy gộp bớt phương án hoặc bớt câu hiệu chỉnh.',
    ]);
    const met = context({ ...plain, calibration: { ...calibration, kind: 'post_stratified', margins: [first], hasConverged: true, trimming: null } });
    expect(weightingStatements(met)).toHaveLength(1);
    expect(methodStatement(met)).toMatch(new RegExp(`; hiệu chỉnh theo ${labels[0]}$`));
  });

  it('says that its deviations are taken from the means of the categories', () => {
    const notes = formulasOf(context({ ...plain, calibration }), whole).find((each) => each.topic === 'standard_error')?.notes;
    expect(notes).toContain(vi.calibratedResiduals);
    expect(formulasOf(context(plain), whole).find((each) => each.topic === 'standard_error')?.notes).not.toContain(vi.calibratedResiduals);
  });
});

describe('the formulas of a figure', () => {
  const topics = (ref: FigureRef, report = plain) => formulasOf(context(report), ref).map((each) => each.topic);
  const formula = (topic: FormulaTopic, ref: FigureRef, report = plain) => formulasOf(context(report), ref).find((each) => each.topic === topic);

  it('are those of the index and its errors, and of a unit its rank too', () => {
    expect(topics(whole)).toEqual(['index', 'standard_error', 'interval', 'design_effect']);
    expect(topics(unit())).toEqual(['index', 'standard_error', 'interval', 'design_effect', 'rank']);
    expect(topics(unit({ kind: 'criterion', id: criteria[0] ?? '' }))).toEqual(['index', 'standard_error', 'interval', 'design_effect']);
    expect(topics({ ...whole, scope: { kind: 'unit', id: 'nowhere' } })).toEqual([]);
  });

  it('end the index at the shown figure', () => {
    const steps = formula('index', whole, published())?.steps;
    expect(steps).toMatchObject([
      { title: 'Gộp mọi câu trả lời của 21 tiêu chí', symbols: 'I = Σ s / Σ a × 100', figures: '13.482 / 14.516 × 100', result: '92,876826%' },
      { figures: '92,876826% →', result: '92,88%' },
    ]);
  });

  it('give for every aggregation terms that lead to the index, with the unrounded error of rounding only', () => {
    for (const aggregation of aggregations) for (const across of acrossUnits) for (const baseFigure of baseFigures) {
      const report = reportOf({ parameters: { aggregation, acrossUnits: across, baseFigure, groupWeights: { '1': 2.5 } } });
      const groups = report.overall.groups.map((each): FigureRef => ({ ...whole, figure: { kind: 'group', id: each.id } }));
      for (const ref of [whole, unit(), ...groups, unit({ kind: 'criterion', id: criteria[3] ?? '' })]) {
        const step = formula('index', ref, report)?.steps[0];
        expect(step?.figures, `${aggregation} ${across} ${baseFigure}`).not.toBe('');
        const shown = figureAt(report, ref)?.figure.index ?? -1;
        if (step?.figures.includes('…') === true) continue;
        expect(Math.abs(evaluate(step?.figures ?? '') - shown)).toBeLessThan(0.0051);
      }
    }
  });

  it('lead from the standard error over the logit scale to the printed interval', () => {
    const figure = plain.units[0]!.overall;
    const [logit, quantile, ends] = formula('interval', { ...whole, scope: { kind: 'unit', id: plain.units[0]!.id } })?.steps ?? [];
    expect(logit?.symbols).toContain('ln(R / (1 − R))');
    expect(quantile).toMatchObject({ figures: 'df = 11', result: '2,200985' });
    expect(ends?.result).toBe(`${twoDecimals(figure.low)} đến ${twoDecimals(figure.high)}`);
    expect(formula('standard_error', whole)?.steps.map((each) => each.symbols)).toContain('SE = √V');
    expect(formula('standard_error', whole)?.steps[1]?.figures).toMatch(new RegExp(`^${plain.design.clusters} cụm trong ${plain.design.strata} tầng; .* trừ tầng có phiếu: ${plain.overall.overall.df}$`));
    const plainDesign = reportOf({ design: unknownDesign });
    expect(formula('standard_error', whole, plainDesign)?.steps[1]?.figures).toBe(`${plainDesign.design.clusters} cụm trong 1 tầng`);
    expect(formula('standard_error', unit())?.steps[1]?.figures).toContain('cụm có phiếu trừ tầng có phiếu: 11');
    expect(formula('design_effect', whole)?.steps.at(-1)?.symbols).toBe('n_eff = n / deff');
  });

  it('say which other interval it is: Wilson without a design, exact at the edge', () => {
    const one = published({ design: unknownDesign });
    const ref: FigureRef = { ...whole, figure: { kind: 'criterion', id: criteria[0] ?? '' } };
    expect(formula('interval', ref, one)?.steps.map((each) => each.title)).toEqual([vi.stepWilson]);
    const vector = new Float64Array(layout.length);
    vector.set([12, 0, 0, 0, 12, 0], layout.questions[0]!.offset);
    vector[0] = 12;
    const perfect = makeReport(campaign, [{ position: { unit: units[0] ?? '', stratum: '', cluster: '', weight: 1 }, vector }]);
    const exact = formula('interval', whole, perfect);
    expect(exact).toMatchObject({ steps: [{ title: vi.stepExact, figures: '0,025^(1/12,0)' }], notes: [vi.reasons.at_edge] });
    expect(formula('standard_error', whole, perfect)).toMatchObject({ steps: [], notes: [vi.reasons.at_edge] });
  });

  it('print digits enough to come to the printed interval and responses again', () => {
    for (const each of plain.units.filter(({ overall }) => overall.se !== null)) {
      const ref: FigureRef = { ...whole, scope: { kind: 'unit', id: each.id } };
      const [, , ends] = formula('interval', ref)?.steps ?? [];
      const [centre = 0, quantile = 0, reach = 0] = numbersIn(ends?.figures.replace('1 / (1 + ', '') ?? '');
      const end = (sign: number) => twoDecimals(100 / (1 + Math.exp(-(centre + sign * quantile * reach))));
      expect(ends?.result).toBe(`${end(-1)} đến ${end(1)}`);
      const [, , root] = formula('standard_error', ref)?.steps ?? [];
      expect(Math.abs(Math.sqrt(numbersIn(root?.figures ?? '')[0] ?? 0) - (numbersIn(root?.result ?? '')[0] ?? 0))).toBeLessThan(6e-5);
      const deff = formula('design_effect', ref);
      const [responses = 0, ratio = 1] = numbersIn(deff?.steps.at(-1)?.figures ?? '');
      expect(numbersIn(deff?.steps.at(-1)?.result ?? '')[0]).toBe(Math.round(responses / ratio));
    }
  });

  it('say the clusters and strata that the degrees of freedom come from, responses outside clusters too', () => {
    const single: TallyCell = { position: { unit: units[0] ?? '', stratum: '', cluster: '', weight: 1 }, vector: cells()[0]!.vector };
    const mixed = makeReport(campaign, [...cells(), single]);
    expect(formula('standard_error', whole, mixed)?.steps[1]?.figures).toContain(`trừ tầng có phiếu: ${mixed.overall.overall.df}`);
  });

  it('carry the finite population correction only where there is one', () => {
    const finite = makeReport(campaign, cells(), { design: { ...unknownDesign, clusterPopulation: new Map([['', 100]]) } });
    expect(formula('standard_error', whole, finite)?.steps[1]?.symbols).toContain('f_h = (N_h − n_h) / N_h');
    expect(formula('standard_error', whole, reportOf({ design: unknownDesign }))?.steps[1]?.symbols).not.toContain('f_h');
  });

  it('form a change at 100% from the ends of both intervals, with these put in', () => {
    const first = plain.units[0]!;
    const perfect = { ...first.overall, index: 100, shown: '100', se: null, low: 93.15, high: 100, reason: 'at_edge' as const };
    const change = { previousYear: 2025, previous: 93.17, change: 6.83, changeLow: 6.83 - Math.hypot(6.85, 2), changeHigh: 6.83 + 2.7, direction: 'up' as const, placesMoved: 5, reason: null };
    const changed = { ...plain, units: plain.units.map((each, at) => (at === 0 ? { ...each, overall: perfect, change } : each)) };
    expect(formula('change', { ...whole, scope: { kind: 'unit', id: first.id } }, changed)).toMatchObject({
      steps: [{}, { symbols: 'Δ − √((I₁ − l₁)² + (u₀ − I₀)²);  Δ + √((u₁ − I₁)² + (I₀ − l₀)²)', figures: '+6,83 − √(6,85² + 2,00²);  +6,83 + √(0,00² + 2,70²)', result: '−0,31 điểm đến +9,53 điểm' }],
      notes: [vi.symbolsEnds],
    });
  });

  it('show rank and change with what they are made of', () => {
    const first = plain.units[0]!;
    const rank = formula('rank', { ...whole, scope: { kind: 'unit', id: first.id } });
    expect(rank?.steps).toMatchObject([{ figures: `1 + ${(first.rankLow ?? 0) - 1}` }, { figures: `3 − ${3 - (first.rankHigh ?? 0)}` }]);
    const change = { previousYear: 2025, previous: 84.1, change: -5.27, changeLow: -5.27 - 2.85, changeHigh: -5.27 + 2.85, direction: 'down' as const, placesMoved: -3, reason: null };
    const changed = { ...plain, units: plain.units.map((each, at) => (at === 0 ? { ...each, change } : each)) };
    expect(formula('change', { ...whole, scope: { kind: 'unit', id: first.id } }, changed)?.steps).toMatchObject([
      { title: 'Chỉ số năm nay trừ năm 2025', result: '-5,27 điểm'.replace('-', '−') }, { figures: '−5,27 ± 2,85', result: '−8,12 điểm đến −2,42 điểm' }]);
    expect(rank?.notes).toEqual([vi.surelyRule]);
  });
});

function twoDecimals(value: number | null): string {
  const [whole = '', decimals = ''] = String(Math.round((value ?? 0) * 100) / 100).split('.');
  return `${whole},${decimals.padEnd(2, '0')}%`;
}

function numbersIn(figures: string): number[] {
  return (figures.match(/\d[\d.]*(,\d+)?/g) ?? []).map((each) => Number(each.replaceAll('.', '').replace(',', '.')));
}

/** `(92,1 + 90) / 2`, `13.482 / 14.516 × 100`: what the printed figures come to. */
function evaluate(figures: string): number {
  const plainText = figures.replaceAll('.', '').replaceAll(',', '.').replaceAll('×', '*');
  expect(plainText).toMatch(/^[\d.+*/() ]+$/);
  return sum(plainText.replaceAll(' ', ''));
}

function sum(text: string): number {
  let at = 0;
  const factor = (): number => {
    if (text[at] === '(') { at += 1; const inner = terms(); at += 1; return inner; }
    const [digits = ''] = /^[\d.]+/.exec(text.slice(at)) ?? [];
    at += digits.length;
    return Number(digits);
  };
  const product = (): number => {
    let value = factor();
    while (text[at] === '*' || text[at] === '/') { const isTimes = text[at] === '*'; at += 1; const next = factor(); value = isTimes ? value * next : value / next; }
    return value;
  };
  const terms = (): number => {
    let value = product();
    while (text[at] === '+') { at += 1; value += product(); }
    return value;
  };
  return terms();
}
