/** Which parts and content groups of a questionnaire a table has room for, and which criteria stand under each leaf. */
import type { LocalText } from '#shared/kernel/local-text.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import type { NamedFigure, ScopeFigures } from '#shared/report/report.ts';

export interface Branch {
  readonly id: string;
  readonly kind: 'part' | 'group';
  readonly shortLabel: LocalText;
}

const mostColumns = 6;

/** Every part and group that holds criteria, in the order of the questionnaire. */
export function branchesOf(questionnaire: Questionnaire): Branch[] {
  return [
    ...questionnaire.parts.map((each): Branch => ({ id: each.id, kind: 'part', shortLabel: each.shortLabel })),
    ...questionnaire.groups.map((each): Branch => ({ id: each.id, kind: 'group', shortLabel: each.shortLabel })),
  ];
}

/** The branches for an overview: the highest level with at least two and at most six, else none. */
export function headlineBranches(questionnaire: Questionnaire, scope: Pick<ScopeFigures, 'parts' | 'groups'>): Branch[] {
  const known = new Set([...scope.parts, ...scope.groups].map((each) => each.id));
  const branches = branchesOf(questionnaire).filter((each) => known.has(each.id));
  const parents = new Map(questionnaire.groups.map((each) => [each.id, each.parent]));
  const depthOf = (id: string | undefined): number => (id === undefined ? 0 : 1 + depthOf(parents.get(id)));
  const depths = [...new Set(branches.map((each) => depthOf(each.id)))].sort((left, right) => left - right);
  return depths.map((depth) => branches.filter((each) => depthOf(each.id) === depth))
    .find((each) => each.length >= 2 && each.length <= mostColumns) ?? [];
}

/** The figure of a branch in a scope, if the scope has it. */
export function branchFigure(scope: ScopeFigures, branch: Branch): NamedFigure | undefined {
  return (branch.kind === 'part' ? scope.parts : scope.groups).find((each) => each.id === branch.id);
}

export interface LeafGroup {
  /** Undefined for a questionnaire without groups. */
  readonly branch: Branch | undefined;
  readonly criteria: readonly { readonly id: string; readonly shortLabel: LocalText; readonly text: LocalText; readonly scale: string }[];
}

/** Criteria under the leaf that they hang on, leaves in the order of the questionnaire. */
export function leafGroups(questionnaire: Questionnaire): LeafGroup[] {
  const branches = new Map(branchesOf(questionnaire).map((each) => [each.id, each]));
  const leaves = new Map<string, LeafGroup['criteria'][number][]>();
  for (const question of answerableQuestions(questionnaire)) {
    if (question.role !== 'criterion') continue;
    const scale = question.type === 'rating' ? question.scale : '';
    const criterion = { id: question.id, shortLabel: question.shortLabel, text: question.text, scale };
    leaves.set(question.group ?? '', [...(leaves.get(question.group ?? '') ?? []), criterion]);
  }
  return [...leaves].map(([id, criteria]) => ({ branch: branches.get(id), criteria }));
}
