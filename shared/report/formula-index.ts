/** The formula of an index: which answers or which other indices it is made of. */
import { fill } from '../languages/fill.ts';
import type { FoundFigure } from './figure-ref.ts';
import type { Formula, FormulaContext, FormulaStep } from './formula-step.ts';
import { indexSource, type IndexSource, type IndexTerm } from './index-source.ts';
import { count, number, percent, shownDigits, shownPercent, type Written } from './written.ts';

/** From answers or indices to the shown index. */
export function indexFormula(context: FormulaContext, found: FoundFigure): Formula {
  const { written, report } = context;
  const { words } = written;
  const head = {
    topic: 'index' as const, title: words.indexTitle,
    what: report.parameters.baseFigure === 'share_satisfied' ? words.indexWhat : words.indexWhatScore,
  };
  const { index, shown } = found.figure;
  if (index === null || shown === null) return { ...head, steps: [], notes: [words.reasons.nothing_answered] };
  const source = indexSource(context, found);
  const exact = percent(written, index, report.parameters.decimals + 4);
  const rounding: FormulaStep = {
    title: words.stepRounding, symbols: '', figures: `${exact} →`, result: shownPercent(written, shown),
  };
  const forming = 'terms' in source ? ofIndices(written, source) : ofAnswers(written, source);
  return { ...head, steps: [{ ...forming, result: exact }, rounding], notes: 'terms' in source ? [words.roundedTerms] : [] };
}

type Forming = Omit<FormulaStep, 'result'>;

function ofAnswers(written: Written, source: Exclude<IndexSource, { readonly terms: readonly IndexTerm[] }>): Forming {
  const { words } = written;
  const isOne = source.criteria === 1;
  const pooled = fill(words.stepPooled, { count: source.criteria });
  const answered = count(written, source.answered);
  if (source.kind === 'scores') {
    const above = source.isWeighted ? 'Σ w·v' : 'Σ v';
    const below = source.isWeighted ? 'Σ w·a' : isOne ? 'a' : 'Σ a';
    return {
      title: isOne ? words.stepScore : `${words.stepScore}; ${pooled}`,
      symbols: `I = ${above} / (${count(written, source.top)} × ${below}) × 100`,
      figures: source.isWeighted ? '' : `${count(written, source.points)} / (${count(written, source.top)} × ${answered}) × 100`,
    };
  }
  const satisfied = count(written, source.satisfied);
  const plain = isOne ? 'I = s / a × 100' : 'I = Σ s / Σ a × 100';
  return {
    title: isOne ? words.stepCriterion : pooled,
    symbols: source.isWeighted ? 'I = Σ w·s / Σ w·a × 100' : plain,
    figures: source.isWeighted ? fill(words.unweightedCounts, { satisfied, answered }) : `${satisfied} / ${answered} × 100`,
  };
}

function ofIndices(written: Written, source: Extract<IndexSource, { readonly terms: readonly IndexTerm[] }>): Forming {
  const { words } = written;
  const { kind, terms } = source;
  const digits = (term: IndexTerm): string => shownDigits(written, term.shown);
  if (kind === 'weighted') {
    const weight = (value: number): string => number(written, value, Number.isInteger(value) ? 0 : 2);
    const sum = terms.reduce((total, each) => total + each.weight, 0);
    return {
      title: words.stepWeighted, symbols: 'I = Σ w·I_g / Σ w',
      figures: `(${shorten(terms.map((each) => `${weight(each.weight)} × ${digits(each)}`))}) / ${weight(sum)}`,
    };
  }
  const [title, of] = {
    mean_of_criteria: [words.stepMeanOfCriteria, 'c'], mean_of_groups: [words.stepMeanOfGroups, 'g'], mean_of_units: [words.stepMeanOfUnits, 'u'],
  }[kind];
  return { title: title ?? '', symbols: `I = Σ I_${of} / k`, figures: `(${shorten(terms.map(digits))}) / ${count(written, terms.length)}` };
}

/** A long sum by its first terms and its last. */
function shorten(terms: readonly string[]): string {
  if (terms.length <= 7) return terms.join(' + ');
  return [...terms.slice(0, 4), '…', terms.at(-1)].join(' + ');
}
