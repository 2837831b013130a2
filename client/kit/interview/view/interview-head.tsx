/** Where the interview is and whether its answers are safe. */
import { useComputed } from '@preact/signals';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Button } from '../../ui/button.tsx';
import { ProgressSegments, type Segment } from '../../ui/progress-segments.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { askedIn, isAnswered, placementAt, type Interview } from '../interview.ts';
import { layoutOf } from '../sections.ts';
import { t } from '../words.ts';
import type { InterviewViewProps } from './interview-view-props.ts';
import { SaveStateLine } from './save-state.tsx';
import { sectionTitle } from './wording.ts';

export function InterviewHead({ turn, language, saveState, isOnline, before, onLeave, onSaveAgain }: InterviewViewProps) {
  const isUntouched = useComputed(() => Object.keys(turn.interview.value.given).length === 0).value;
  const { number, total, section } = useComputed(() => placementAt(turn.interview.value)).value;
  return (
    <header class="interview-head">
      <TopBar title={<span class="one-line">{t('questionOf', { number, total })}</span>}
        lead={<button type="button" class="icon-button" aria-label={t('leave')} onClick={onLeave}><Icon name="close" /></button>}
        state={<SaveStateLine state={saveState.value} isOnline={isOnline.value} before={isUntouched ? before : ''} />} />
      {saveState.value === 'failed' ? (
        <Notice tone="trouble" text={t('saveAgain')}><Button onClick={onSaveAgain}>{t('saveAgainNow')}</Button></Notice>
      ) : null}
      <h1 class="interview-title">{sectionTitle(section, language)}</h1>
      <Progress turn={turn} />
    </header>
  );
}

function Progress({ turn }: Pick<InterviewViewProps, 'turn'>) {
  const segments = countsOf(turn.interview.value);
  const done = segments.reduce((sum, each) => sum + each.done, 0);
  const total = segments.reduce((sum, each) => sum + each.size, 0);
  return <ProgressSegments segments={segments} label={t('progress', { done, total })} />;
}

/** A segment for each section of the chapter that asks something. */
function countsOf(interview: Interview): Segment[] {
  const { chapter } = placementAt(interview).section;
  return layoutOf(interview.questionnaire).sections
    .filter((each) => each.chapter === chapter)
    .map((section) => ({ key: section.key, asked: askedIn(interview, section) }))
    .filter(({ asked }) => asked.length > 0)
    .map(({ key, asked }) => ({ key, size: asked.length, done: asked.filter((id) => isAnswered(interview, id)).length }));
}
