/**
 * Margins as rows (`question, option, share`), and what can be wrong with them: before any response
 * is read, and against the responses. Every issue names question and option in its values; `path`
 * is the place that the caller gave for the row, or the question where several rows are meant.
 */
import { issue, type Issue } from '../kernel/issue.ts';
import { fractionOfDecimal, add, fraction, toNumber } from '../statistics/fraction.ts';
import { countOffset, type TallyLayout } from '../tally/layout.ts';
import type { Margin, MarginCell } from './calibration.ts';

export interface MarginRow {
  readonly question: string;
  /** Option value. */
  readonly option: number;
  /** Of the population, above 0 and at most 1. */
  readonly share: number;
  /** Where the row stands, e.g. `line 3`. */
  readonly path: string;
}

export type ReadMargins = { readonly margins: readonly Margin[] } | { readonly issues: readonly Issue[] };

/** What a sum of written decimals may be off by; shares that were rounded otherwise are asked for again. */
const slack = 1e-6;

/** The margins of `rows`, questions and options in the order of the rows; or every issue. */
export function readMargins(layout: TallyLayout, rows: readonly MarginRow[]): ReadMargins {
  const shares = new Map<string, Map<number, number>>();
  const issues = rows.flatMap((row) => rowIssues(layout, row, shares));
  if (rows.length === 0) issues.push(issue('value.missing', ''));
  const margins = [...shares].map(([question, each]): Margin => ({ question, shares: each }));
  if (issues.length === 0) issues.push(...margins.flatMap((margin) => sumIssues(margin, rows)));
  return issues.length === 0 ? { margins } : { issues };
}

/** What stands between these margins and these responses: a share that nobody can fill, an option without a share. */
export function calibrationIssues(layout: TallyLayout, cells: readonly MarginCell[], margins: readonly Margin[]): Issue[] {
  return margins.flatMap(({ question, shares }, at): Issue[] => {
    const counts = new Map<number, number>();
    for (const { categories, vector } of cells) {
      const category = categories[at] as number;
      counts.set(category, (counts.get(category) ?? 0) + (vector[countOffset] as number));
    }
    const options = layout.questions.find((each) => each.shape.id === question)?.shape.options ?? [];
    return [
      ...[...shares.keys()].flatMap((option, category) =>
        ((counts.get(category) ?? 0) > 0 ? [] : [issue('margin.nobody_answered', question, { question, option })])),
      ...options.flatMap((option, index) => {
        const count = counts.get(-1 - index) ?? 0;
        return count > 0 ? [issue('margin.no_share', question, { question, option: option.value, count })] : [];
      }),
    ];
  });
}

/** Issues of one row; a row without any is put into `shares`. */
function rowIssues(layout: TallyLayout, { question, option, share, path }: MarginRow, shares: Map<string, Map<number, number>>): Issue[] {
  const found = layout.questions.find((each) => each.shape.id === question);
  if (found === undefined) return [issue('reference.unknown', path, { id: question, question, option })];
  if (found.codeLength !== 1) return [issue('margin.several_answers', path, { question, option })];
  if (!found.shape.options.some((each) => each.value === option)) {
    return [issue('answer.unknown_option', path, { question, option, value: option })];
  }
  if (!(share > 0 && share <= 1)) return [issue('margin.bad_share', path, { question, option, share })];
  const own = shares.get(question) ?? new Map<number, number>();
  shares.set(question, own);
  if (own.has(option)) return [issue('reference.duplicate', path, { id: `${question} ${option}`, question, option })];
  own.set(option, share);
  return [];
}

function sumIssues({ question, shares }: Margin, rows: readonly MarginRow[]): Issue[] {
  const sum = toNumber([...shares.values()].map(fractionOfDecimal).reduce(add, fraction(0)));
  if (Math.abs(sum - 1) <= slack) return [];
  const last = rows.findLast((row) => row.question === question);
  return [issue('margin.not_whole', last?.path ?? question, { question, option: last?.option ?? '', sum })];
}
