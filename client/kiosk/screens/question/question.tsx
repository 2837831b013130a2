/** One question with its answers in large words; everything a hand must reach is in the lower half. */
import { useEffect } from 'preact/hooks';
import { textIn } from '#shared/kernel/local-text.ts';
import { gridOfRow, shapeOf } from '#shared/questionnaire/questions.ts';
import { faceOf } from '../../../question-types/registry.ts';
import { askedQuestions, isAnswered, placementAt } from '../../../kit/interview/interview.ts';
import { useChoiceKeys } from '../../../kit/interview/view/use-choice-keys.ts';
import { useKeptFocus } from '../../../kit/interview/view/use-kept-focus.ts';
import { examplesOf, statementOf } from '../../../kit/interview/view/wording.ts';
import { language } from '../../../kit/language/language.ts';
import { ProgressSegments } from '../../../kit/ui/progress-segments.tsx';
import { drawing } from '../../state/drawing.ts';
import type { Rating } from '../../state/rating.ts';
import type { Centre } from '../../state/current-rating.ts';
import { t } from '../../words.ts';
import { Controls } from './controls.tsx';

const textId = 'kiosk-question';

export function QuestionScreen({ centre, rating }: { readonly centre: Centre; readonly rating: Rating }) {
  useChoiceKeys();
  return (
    <main class="kiosk question">
      <Head centre={centre} rating={rating} />
      <QuestionWords centre={centre} rating={rating} />
      <Answers rating={rating} />
      <Controls rating={rating} />
    </main>
  );
}

function Head({ centre, rating }: { readonly centre: Centre; readonly rating: Rating }) {
  const interview = rating.turn.interview.value;
  const asked = askedQuestions(interview);
  const number = asked.indexOf(interview.at) + 1;
  const segments = asked.map((key, index) => ({ key, size: 1, done: index < number || isAnswered(interview, key) ? 1 : 0 }));
  const words = t('questionOf', { number, total: asked.length });
  return (
    <header class="kiosk-head">
      <p class="kiosk-office">{textIn(centre.place.name, language.value)}</p>
      <p class="kiosk-progress"><span class="muted">{words}</span><ProgressSegments segments={segments} label={words} /></p>
    </header>
  );
}

function QuestionWords({ centre, rating }: { readonly centre: Centre; readonly rating: Rating }) {
  const { question } = placementAt(rating.turn.interview.value);
  // With enlarged text the page may have been scrolled to the answers.
  useEffect(() => scrollTo(0, 0), [question.id]);
  const grid = gridOfRow(centre.questionnaire).get(question.id);
  const examples = examplesOf(question, language.value);
  const statement = statementOf(question, language.value);
  const lead = grid === undefined ? t('lead') : textIn(grid.text, language.value);
  return (
    <div class="question-words">
      {question.role === 'criterion' ? <p class="kiosk-lead muted">{lead}</p> : null}
      <h1 id={textId} class={sizeOf(statement)}>{statement}</h1>
      {examples === '' ? null : <p class="kiosk-lead muted">{examples}</p>}
    </div>
  );
}

/** Characters from which the statement is set smaller, so that it stays above the answers: `medium` in portrait only. */
const longStatement = 130;
const mediumStatement = 85;

function sizeOf(statement: string): string {
  if (statement.length > longStatement) return 'question-long';
  return statement.length > mediumStatement ? 'question-medium' : '';
}

function Answers({ rating }: { readonly rating: Rating }) {
  const { turn } = rating;
  const interview = turn.interview.value;
  const { question } = placementAt(interview);
  const face = faceOf(question.type);
  const frame = useKeptFocus<HTMLDivElement>(question.id);
  return (
    <div ref={frame}>
      <face.Answer key={question.id} shape={shapeOf(interview.questionnaire, question)} value={interview.given[question.id]}
        writeIn={interview.writeIns[question.id] ?? ''} drawing={drawing.value} language={language.value} labelledBy={textId}
        onAnswer={turn.give} onWriteIn={turn.giveWords} />
    </div>
  );
}
