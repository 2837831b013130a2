import type { AnswerableQuestion, Question, Questionnaire } from '#shared/questionnaire/model.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { Notice } from '../../../kit/ui/notice.tsx';
import { branchesOf } from '../../figures/content-tree.ts';
import { PageHead, Waiting } from '../../parts/screen-frame.tsx';
import { definition } from '../../state/campaign.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';
import { QuestionText } from './question-text.tsx';

/** The official texts as they are asked, with where each comes from. */
export function QuestionnaireScreen() {
  const questionnaire = definition.value.value?.questionnaire;
  return (
    <>
      <Waiting resources={[definition]} />
      {questionnaire === undefined ? null : <Content questionnaire={questionnaire} />}
    </>
  );
}

function Content({ questionnaire }: { readonly questionnaire: Questionnaire }) {
  const answerable = answerableQuestions(questionnaire);
  const templates = answerable.filter((each) => each.provenance === 'template').length;
  const counts = { questions: writeCount(answerable.length), criteria: writeCount(answerable.filter((each) => each.role === 'criterion').length) };
  const scales = questionnaire.scales.map((scale) => ({ id: scale.id, levels: scale.levels.map((each) => `${each.value} ${nameOf(each.label)}`).join(' · ') }));
  return (
    <>
      <PageHead title={nameOf(questionnaire.title)}
        note={<>{t('questionnaireVersion', { id: questionnaire.id, version: questionnaire.version })} · {t('questionnaireCounts', counts)}</>} />
      {templates > 0 ? <Notice tone="waiting" text={t('questionnaireTemplate', { count: writeCount(templates) })} /> : null}
      <p class="reading"><strong>{t('questionnaireSource')}:</strong> {nameOf(questionnaire.source)}</p>
      <ul class="reading scales">{scales.map((scale) => <li key={scale.id} class="muted">{scale.levels}</li>)}</ul>
      {sectionsOf(questionnaire).map((section, index) => (
        <section key={`${section.group ?? ''}-${index}`} class="reading">
          {section.title === undefined ? null : <h2>{section.title}</h2>}
          <ol class="questions">{section.questions.map((each) => <QuestionText key={each.id} question={each} />)}</ol>
        </section>
      ))}
    </>
  );
}

interface Section {
  readonly group: string | undefined;
  readonly title: string | undefined;
  readonly questions: readonly Question[];
}

/** Questions in the order of the questionnaire, cut where the content group changes. */
function sectionsOf(questionnaire: Questionnaire): Section[] {
  const titles = new Map([...questionnaire.parts, ...questionnaire.groups].map((each) => [each.id, nameOf(each.title)]));
  const known = new Set(branchesOf(questionnaire).map((each) => each.id));
  const sections: { group: string | undefined; title: string | undefined; questions: Question[] }[] = [];
  for (const question of questionnaire.questions) {
    const group = groupOf(question);
    const last = sections.at(-1);
    if (last !== undefined && last.group === group) last.questions.push(question);
    else sections.push({ group, title: group !== undefined && known.has(group) ? titles.get(group) : undefined, questions: [question] });
  }
  return sections;
}

function groupOf(question: Question): string | undefined {
  const first: AnswerableQuestion | undefined = question.type === 'grid' ? question.rows[0] : question;
  return question.group ?? first?.group;
}
