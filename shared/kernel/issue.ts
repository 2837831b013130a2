/**
 * An issue is something a person can mend in what they gave: a field of an imported file, a blank
 * criterion, an option that does not exist. Issues are returned, never thrown, and always name
 * the place. The words live in `languages/<language>/issues.ts` under the issue's code.
 */
export interface Issue {
  /** Stable code, e.g. `text.too_long`; the key of its sentence in the catalogue. */
  readonly code: IssueCode;
  /** Where: JSON path (`units[3].target`), question id, or `line 12, column 4`. Empty for the whole. */
  readonly path: string;
  /** Values that the sentence mentions, by placeholder. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Every code there is; a code without a sentence in the reference language does not compile. */
export type IssueCode = (typeof issueCodes)[number];

export const issueCodes = [
  // reading a file or a message
  'value.missing', 'value.wrong_type', 'value.not_allowed', 'value.unknown_key', 'value.too_small',
  'value.too_large', 'value.too_long', 'value.too_short', 'value.bad_format', 'value.not_finite',
  'json.unreadable', 'file.not_utf8', 'file.empty', 'file.header_mismatch', 'file.separator_mismatch',
  'csv.malformed_row', 'csv.column_missing', 'csv.duplicate_id', 'csv.same_id_other_content', 'csv.bad_weight',
  // references
  'reference.unknown', 'reference.duplicate', 'reference.cycle', 'reference.self', 'reference.later', 'group.too_deep',
  'method.tree_mismatch', 'bands.gap', 'bands.overlap',
  'points.bad_sum', 'points.above_maximum', 'points.not_falling',
  // margins
  'margin.bad_share', 'margin.not_whole', 'margin.several_answers', 'margin.nobody_answered', 'margin.no_share',
  // years
  'series.definition_changed', 'series.unit_changed', 'series.not_before',
  // answers
  'answer.unknown_question', 'answer.unknown_option', 'answer.wrong_type', 'answer.out_of_range',
  'answer.too_long', 'answer.duplicate_option', 'answer.routed_out',
  // the review before finishing
  'review.blank_criterion', 'review.blank_question', 'review.same_level_run', 'review.too_fast',
] as const;

/** Makes an issue without writing its fields each time. */
export function issue(code: IssueCode, path: string, values?: Issue['values']): Issue {
  return values === undefined ? { code, path } : { code, path, values };
}
