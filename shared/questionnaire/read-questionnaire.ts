/**
 * Reads a questionnaire that came over a boundary: the shape first, then what its parts say about
 * each other. Either a questionnaire comes out on which everything else may rely (scales, groups
 * and conditions lead somewhere, ids are unique, trees end), or every issue with its JSON path.
 */
import type { Issue } from '../kernel/issue.ts';
import { schemaIssues } from '../kernel/schema-issues.ts';
import { conditionIssues } from './condition-issues.ts';
import type { Questionnaire } from './model.ts';
import { questionnaireFile } from './questionnaire-file.ts';
import { questionIssues } from './question-issues.ts';
import { treeIssuesOf } from './tree-issues.ts';

export type ReadQuestionnaire =
  | { readonly questionnaire: Questionnaire }
  | { readonly issues: readonly Issue[] };

/** The questionnaire that `value` (parsed JSON) describes, or every reason why it does not. */
export function readQuestionnaire(value: unknown): ReadQuestionnaire {
  const parsed = questionnaireFile.safeParse(value);
  if (!parsed.success) return { issues: schemaIssues(parsed.error, value) };
  const questionnaire: Questionnaire = parsed.data;
  const issues = [
    ...treeIssuesOf(questionnaire), ...questionIssues(questionnaire), ...conditionIssues(questionnaire),
  ];
  return issues.length > 0 ? { issues } : { questionnaire };
}
