/** What is on every question: back, skip, send; read aloud, larger text, contrast, languages. */
import { shapeOf } from '#shared/questionnaire/questions.ts';
import { advance, answersOf, askedQuestions, back, placementAt, skip } from '../../../kit/interview/interview.ts';
import { examplesOf, statementOf } from '../../../kit/interview/view/wording.ts';
import { language, mode, setMode, setTextSize, textSize } from '../../../kit/language/language.ts';
import { textIn } from '#shared/kernel/local-text.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Icon } from '../../../kit/ui/icon.tsx';
import type { Rating } from '../../state/rating.ts';
import { speak, voiceFor } from '../../state/voice.ts';
import { t } from '../../words.ts';
import { LanguageCells } from './language-cells.tsx';

export function Controls({ rating }: { readonly rating: Rating }) {
  return (
    <footer class="kiosk-controls">
      <div class="kiosk-way"><Way rating={rating} /></div>
      <div class="kiosk-aids"><ReadAloud rating={rating} /><Look /></div>
      <LanguageCells />
    </footer>
  );
}

function Way({ rating }: { readonly rating: Rating }) {
  const { turn } = rating;
  const interview = turn.interview.value;
  const isFirst = askedQuestions(interview)[0] === interview.at;
  const isAnswered = interview.given[interview.at] !== undefined;
  const hasAnswers = Object.keys(answersOf(interview)).length > 0;
  return (
    <>
      <Button icon="back" disabled={isFirst} onClick={() => turn.move(back)}>{t('previous')}</Button>
      <Button onClick={() => turn.move(isAnswered ? advance : skip)}>{t(isAnswered ? 'goOn' : 'skip')}</Button>
      {hasAnswers ? <Button onClick={() => { turn.stop(); rating.finish().catch(reportError); }}>{t('sendNow')}</Button> : null}
    </>
  );
}

function ReadAloud({ rating }: { readonly rating: Rating }) {
  const voice = voiceFor(language.value);
  if (voice === undefined) return null;
  const read = (): void => {
    const interview = rating.turn.interview.peek();
    const { question } = placementAt(interview);
    const answers = shapeOf(interview.questionnaire, question).options.map((each) => textIn(each.label, language.value));
    speak([statementOf(question, language.value), examplesOf(question, language.value), ...answers].filter(Boolean).join('. '), voice);
  };
  return <Button icon="speak" onClick={read}>{t('readAloud')}</Button>;
}

const largerThan = { normal: 'large', large: 'largest', largest: 'normal' } as const;

function Look() {
  const isHigh = mode.value === 'outdoor';
  return (
    <>
      <button type="button" class="button button-plain kiosk-aid" aria-label={t('largerText')} aria-pressed={textSize.value !== 'normal'}
        onClick={() => { setTextSize(largerThan[textSize.value]).catch(reportError); }}><Icon name="larger-text" large /></button>
      <button type="button" class="button button-plain kiosk-aid" aria-label={t('contrast')} aria-pressed={isHigh}
        onClick={() => { setMode(isHigh ? 'light' : 'outdoor').catch(reportError); }}><Icon name="contrast" large /></button>
    </>
  );
}
