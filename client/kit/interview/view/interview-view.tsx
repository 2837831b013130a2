/** The interview of one person by another on a phone: one section at a time, the answers under the thumb. */
import { useComputed, useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { textIn } from '#shared/kernel/local-text.ts';
import { askedIn, placementAt } from '../interview.ts';
import { layoutOf, type Section } from '../sections.ts';
import { t } from '../words.ts';
import { AnswerBlock } from './answer-block.tsx';
import { InterviewHead } from './interview-head.tsx';
import type { InterviewViewProps } from './interview-view-props.ts';
import { QuestionRow } from './question-row.tsx';
import { useChoiceKeys } from './use-choice-keys.ts';
import { useDrawing } from './use-drawing.ts';
import { useInPlace } from './use-in-place.ts';
import { hasTemplateWording, sectionTitle } from './wording.ts';
import './interview-view.css';

export function InterviewView(props: InterviewViewProps) {
  const { turn, language, textSize, onDrawing } = props;
  const section = useComputed(() => placementAt(turn.interview.value).section).value;
  const at = useComputed(() => turn.interview.value.at).value;
  const openExamples = useSignal('');
  const list = useRef<HTMLOListElement>(null);
  const drawing = useDrawing(list, { at, openExamples: openExamples.value, textSize, language });
  useInPlace(list, at, openExamples.value);
  useChoiceKeys();
  useEffect(() => onDrawing(drawing), [drawing]);
  return (
    <div class="interview" data-drawing={drawing}>
      <InterviewHead {...props} />
      <main class="interview-main">
        <ol ref={list} class="interview-list" aria-label={sectionTitle(section, language)}>
          <SectionRows key={`${section.key} ${language}`} turn={turn} section={section} language={language} openExamples={openExamples}
            onExamples={(id) => { openExamples.value = id; }} />
        </ol>
      </main>
      <AnswerBlock turn={turn} drawing={drawing} language={language} />
    </div>
  );
}

type SectionRowsProps = Pick<InterviewViewProps, 'turn' | 'language'> & {
  readonly section: Section; readonly openExamples: ReadonlySignal<string>; onExamples(id: string): void;
};

/** Drawn again only when routing changes what the section asks; another section or language is another instance, since computed signals keep what they closed over. */
function SectionRows({ turn, section, ...props }: SectionRowsProps) {
  const asked = useComputed(() => askedIn(turn.interview.value, section).join(' ')).value.split(' ');
  const { placements, sections } = layoutOf(turn.interview.peek().questionnaire);
  const isFirstOfChapter = sections[section.index - 1]?.chapter !== section.chapter;
  return (
    <>
      {section.index === 0 && hasTemplateWording(turn.interview.peek().questionnaire) ? <li class="row-lead">{t('templateQuestionnaire')}</li> : null}
      {section.lead && isFirstOfChapter ? <li class="row-lead">{textIn(section.lead, props.language)}</li> : null}
      {asked.map((id) => {
        const placement = placements.get(id);
        return placement ? <QuestionRow key={id} turn={turn} placement={placement} {...props} /> : null;
      })}
    </>
  );
}
