/**
 * How an interview is laid out: the questionnaire cut into sections that are shown one at a time,
 * and sections gathered into chapters that are counted ("Câu 29/39") together. A content group of
 * criteria is a section, and so is every grid without content groups; what stands between them is
 * gathered by its role.
 */
import type { LocalText } from '#shared/kernel/local-text.ts';
import type { AnswerableQuestion, GridQuestion, QuestionRole, Questionnaire } from '#shared/questionnaire/model.ts';
import { answerableQuestions, gridOfRow } from '#shared/questionnaire/questions.ts';

export interface Section {
  readonly key: string;
  readonly role: QuestionRole;
  /** The questionnaire's own heading; absent where the catalogue names the role. */
  readonly title?: LocalText;
  /** The question that a grid asks of its rows. */
  readonly lead?: LocalText;
  readonly questions: readonly AnswerableQuestion[];
  /** Where it stands in the list of sections. */
  readonly index: number;
  readonly chapter: number;
}

export interface Placement {
  readonly question: AnswerableQuestion;
  readonly section: Section;
  /** From 1, within its chapter, counting also what is routed out: numbers never move. */
  readonly number: number;
  /** Questions in its chapter. */
  readonly total: number;
}

export interface Layout {
  readonly sections: readonly Section[];
  /** By question id, in the order of the questionnaire. */
  readonly placements: ReadonlyMap<string, Placement>;
}

const layouts = new WeakMap<Questionnaire, Layout>();

/** The layout of a questionnaire; made once for each. */
export function layoutOf(questionnaire: Questionnaire): Layout {
  const before = layouts.get(questionnaire);
  if (before !== undefined) return before;
  const sections = sectionsOf(questionnaire);
  const layout = { sections, placements: placementsOf(sections) };
  layouts.set(questionnaire, layout);
  return layout;
}

function sectionsOf(questionnaire: Questionnaire): Section[] {
  const grids = gridOfRow(questionnaire);
  const sections: (Omit<Section, 'questions'> & { questions: AnswerableQuestion[] })[] = [];
  for (const question of answerableQuestions(questionnaire)) {
    const grid = grids.get(question.id);
    const key = keyOf(question, grid);
    const last = sections.at(-1);
    if (last?.key === key) {
      last.questions.push(question);
      continue;
    }
    const isNewChapter = last === undefined || (last.role === 'criterion') !== (question.role === 'criterion');
    sections.push({
      key,
      role: question.role,
      ...headingOf(questionnaire, question, grid),
      questions: [question],
      index: sections.length,
      chapter: (last?.chapter ?? -1) + (isNewChapter ? 1 : 0),
    });
  }
  return sections;
}

function keyOf(question: AnswerableQuestion, grid: GridQuestion | undefined): string {
  if (question.role === 'criterion' && question.group !== undefined) return `group ${question.group}`;
  return grid === undefined ? `role ${question.role}` : `grid ${grid.id}`;
}

function headingOf(
  questionnaire: Questionnaire, question: AnswerableQuestion, grid: GridQuestion | undefined,
): Pick<Section, 'title' | 'lead'> {
  const group = questionnaire.groups.find((each) => each.id === question.group);
  if (question.role === 'criterion' && group !== undefined) {
    return { title: group.title, ...(grid === undefined ? {} : { lead: grid.text }) };
  }
  return grid === undefined ? {} : { title: grid.text };
}

function placementsOf(sections: readonly Section[]): Map<string, Placement> {
  const totals = new Map<number, number>();
  for (const section of sections) totals.set(section.chapter, (totals.get(section.chapter) ?? 0) + section.questions.length);
  const counted = new Map<number, number>();
  const placements = new Map<string, Placement>();
  for (const section of sections) {
    for (const question of section.questions) {
      const number = (counted.get(section.chapter) ?? 0) + 1;
      counted.set(section.chapter, number);
      placements.set(question.id, { question, section, number, total: totals.get(section.chapter) ?? number });
    }
  }
  return placements;
}
