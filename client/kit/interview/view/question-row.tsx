/** One question of the section in the list: folded with its answer, active, or waiting. */
import { useComputed, type ReadonlySignal } from '@preact/signals';
import { textIn } from '#shared/kernel/local-text.ts';
import { FoldedText } from '../../ui/folded-text.tsx';
import { Icon } from '../../ui/icon.tsx';
import { goTo, type Interview } from '../interview.ts';
import type { Placement } from '../sections.ts';
import { t } from '../words.ts';
import type { Turn } from './turn.ts';
import { answerInWords, examplesOf, statementOf } from './wording.ts';

export interface QuestionRowProps {
  readonly turn: Turn;
  readonly placement: Placement;
  readonly language: string;
  /** Ids of questions whose examples are open. */
  readonly openExamples: ReadonlySignal<string>;
  onExamples(id: string): void;
}

/** Watches only whether it is active and how it is answered: other rows' changes do not draw it again. */
export function QuestionRow({ turn, placement, language, openExamples, onExamples }: QuestionRowProps) {
  const { id } = placement.question;
  const isActive = useComputed(() => turn.interview.value.at === id).value;
  const answered = useComputed(() => answerInWords(turn.interview.value, placement.question, language)).value;
  if (isActive) {
    return <ActiveRow placement={placement} language={language} openExamples={openExamples} onExamples={onExamples} />;
  }
  const reopen = (): void => turn.move((interview: Interview) => goTo(interview, id));
  return answered === ''
    ? <WaitingRow placement={placement} language={language} onOpen={reopen} />
    : <AnsweredRow placement={placement} language={language} answered={answered} onOpen={reopen} />;
}

export const activeTextId = 'question-text';

function ActiveRow({ placement, language, openExamples, onExamples }: Omit<QuestionRowProps, 'turn'>) {
  const { question, number } = placement;
  const examples = examplesOf(question, language);
  const isOpen = openExamples.value === question.id;
  return (
    <li class="row row-active" aria-current="step">
      <span class="row-number figures">{number}</span>
      <div class="row-body">
        <p class="row-question" id={activeTextId}>{statementOf(question, language)}</p>
        {question.hint ? <p class="muted">{textIn(question.hint, language)}</p> : null}
        {question.provenance === 'template' ? <p class="row-note">{t('template')}</p> : null}
        {examples === '' ? null : (
          <>
            <button type="button" class="row-examples" aria-expanded={isOpen} onClick={() => onExamples(isOpen ? '' : question.id)}>
              {t(isOpen ? 'hideExamples' : 'showExamples')}<Icon name={isOpen ? 'up' : 'down'} />
            </button>
            {isOpen ? <p>{examples}</p> : null}
          </>
        )}
      </div>
    </li>
  );
}

interface OtherRowProps { readonly placement: Placement; readonly language: string; onOpen(): void }

function AnsweredRow({ placement, language, answered, onOpen }: OtherRowProps & { readonly answered: string }) {
  return (
    <li class="row-other">
      <button type="button" class="row row-answered" onClick={onOpen}>
        <span class="row-number row-check"><Icon name="check" /></span>
        <span class="row-body">
          <FoldedText text={`${placement.number}. ${statementOf(placement.question, language)}`} />
          <span class="row-answer">{answered}</span>
        </span>
      </button>
    </li>
  );
}

function WaitingRow({ placement, language, onOpen }: OtherRowProps) {
  return (
    <li class="row-other">
      <button type="button" class="row row-waiting" onClick={onOpen}>
        <span class="row-number figures">{placement.number}</span>
        <span class="row-body">{statementOf(placement.question, language)}</span>
      </button>
    </li>
  );
}
