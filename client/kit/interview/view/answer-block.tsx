/** The fixed block within the thumb's reach: the answers of the active question, and the way between groups. */
import { useComputed } from '@preact/signals';
import { shapeOf } from '#shared/questionnaire/questions.ts';
import type { Drawing } from '../../../question-types/face.ts';
import { faceOf } from '../../../question-types/registry.ts';
import { Button } from '../../ui/button.tsx';
import { advance, askedSections, nextSection, placementAt, previousSection, review, skip } from '../interview.ts';
import { t } from '../words.ts';
import { activeTextId } from './question-row.tsx';
import type { Turn } from './turn.ts';
import { useKeptFocus } from './use-kept-focus.ts';

export function AnswerBlock({ turn, drawing, language }: { readonly turn: Turn; readonly drawing: Drawing; readonly language: string }) {
  const interview = turn.interview.value;
  const { question } = placementAt(interview);
  const frame = useKeptFocus<HTMLElement>(question.id);
  const shape = shapeOf(interview.questionnaire, question);
  const face = faceOf(question.type);
  const value = interview.given[question.id];
  const needsButton = value === undefined ? !hasOptions(question.type) : !face.isSettledBy(shape, value);
  return (
    <footer ref={frame} class="answer-block">
      <div class="answer-face">
        <face.Answer key={question.id} shape={shape} value={value} writeIn={interview.writeIns[question.id] ?? ''} drawing={drawing}
          language={language} labelledBy={activeTextId} onAnswer={turn.give} onWriteIn={turn.giveWords} />
      </div>
      {needsButton ? (
        <Button kind={value === undefined ? 'plain' : 'primary'} wide onClick={() => turn.move(value === undefined ? skip : advance)}>
          {t(value === undefined ? 'leaveBlank' : 'goOn')}
        </Button>
      ) : null}
      <GroupNavigation turn={turn} />
    </footer>
  );
}

/** Types answered by taps need no button until words may follow. */
function hasOptions(type: string): boolean {
  return type === 'rating' || type === 'single_choice';
}

function GroupNavigation({ turn }: { readonly turn: Turn }) {
  const ends = useComputed(() => {
    const { index } = placementAt(turn.interview.value).section;
    const sections = askedSections(turn.interview.value);
    return `${sections[0]?.index === index} ${sections.at(-1)?.index === index}`;
  }).value;
  const [isFirst, isLast] = ends.split(' ');
  return (
    <nav class="group-navigation">
      {isFirst === 'true' ? <span /> : (
        <Button kind="quiet" icon="back" onClick={() => turn.move(previousSection)}>{t('previousGroup')}</Button>
      )}
      {isLast === 'true'
        ? <Button kind="quiet" iconAfter="next" onClick={() => turn.move(review)}>{t('toReview')}</Button>
        : <Button kind="quiet" iconAfter="next" onClick={() => turn.move(nextSection)}>{t('nextGroup')}</Button>}
    </nav>
  );
}
