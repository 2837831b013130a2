/**
 * What questions and scales must get right: ids are unique and free, scales exist, option values
 * are unique, criteria are ratings on a leaf of the content tree.
 */
import { issue, type Issue } from '../kernel/issue.ts';
import type { Option } from '../question-types/contract.ts';
import type { Question, Questionnaire } from './model.ts';
import { maxQuestions } from './questionnaire-file.ts';
import { placedQuestions, repeated, type PlacedQuestion } from './walk-paths.ts';

/** Names of the columns that stand before the questions in a file of responses. */
const reservedIds: ReadonlySet<string> = new Set(['response_id', 'unit', 'unit_group', 'stratum', 'cluster', 'weight']);

/** Issues of the scales and questions of `questionnaire`. */
export function questionIssues(questionnaire: Questionnaire): Issue[] {
  const placed = placedQuestions(questionnaire);
  const ids = placed.map(({ question, path }) => ({ id: question.id, path: `${path}.id` }));
  const scales = questionnaire.scales.map(({ id }, index) => ({ id, path: `scales[${index}].id` }));
  return [
    ...(placed.length > maxQuestions ? [issue('value.too_long', 'questions', { maximum: maxQuestions })] : []),
    ...repeated([...scales]).map(({ id, path }) => issue('reference.duplicate', path, { id })),
    ...questionnaire.scales.flatMap(({ levels }, index) => valueIssues(levels, `scales[${index}].levels`)),
    ...repeated(ids).map(({ id, path }) => issue('reference.duplicate', path, { id })),
    ...ids.filter(({ id }) => reservedIds.has(id)).map(({ id, path }) => issue('reference.duplicate', path, { id })),
    ...placed.flatMap((each) => [...ownIssues(each, questionnaire), ...roleIssues(each, questionnaire)]),
  ];
}

function valueIssues(options: readonly Option[], path: string): Issue[] {
  const values = options.map(({ value }, index) => ({ id: String(value), path: `${path}[${index}].value` }));
  return repeated(values).map((each) => issue('reference.duplicate', each.path, { id: each.id }));
}

function ownIssues({ question, path }: PlacedQuestion, questionnaire: Questionnaire): Issue[] {
  const issues = typeIssues(question, path, questionnaire);
  const length = question.text.vi.length;
  if ((question.statementLength ?? 0) > length) issues.push(issue('value.too_large', `${path}.statementLength`, { maximum: length }));
  return issues;
}

function typeIssues(question: Question, path: string, questionnaire: Questionnaire): Issue[] {
  switch (question.type) {
    case 'rating': {
      const isKnown = questionnaire.scales.some((each) => each.id === question.scale);
      return isKnown ? [] : [issue('reference.unknown', `${path}.scale`, { id: question.scale })];
    }
    case 'single_choice':
    case 'multiple_choice': return valueIssues(question.options, `${path}.options`);
    case 'number': {
      const { minimum, maximum } = question;
      const isEmpty = minimum !== undefined && maximum !== undefined && maximum < minimum;
      return isEmpty ? [issue('value.too_small', `${path}.maximum`, { minimum })] : [];
    }
    default: return [];
  }
}

function roleIssues({ question, path, grid }: PlacedQuestion, { groups }: Questionnaire): Issue[] {
  const issues: Issue[] = [];
  const { group } = question;
  if (group !== undefined && !groups.some((each) => each.id === group)) {
    issues.push(issue('reference.unknown', `${path}.group`, { id: group }));
  }
  if (grid !== undefined && grid.role !== question.role) {
    issues.push(issue('value.not_allowed', `${path}.role`, { value: question.role, allowed: grid.role }));
  }
  if (question.role !== 'criterion' || question.type === 'grid') return issues;
  if (question.type !== 'rating') issues.push(issue('value.not_allowed', `${path}.type`, { value: question.type, allowed: 'rating' }));
  if (group === undefined && groups.length > 0) issues.push(issue('value.missing', `${path}.group`));
  if (groups.some((each) => each.parent !== undefined && each.parent === group)) {
    issues.push(issue('value.not_allowed', `${path}.group`, { value: group ?? '', allowed: leavesUnder(groups, group).join(', ') }));
  }
  return issues;
}

function leavesUnder(groups: Questionnaire['groups'], parent: string | undefined): string[] {
  return groups.filter((each) => each.parent === parent).map((each) => each.id);
}
