/** What is blank or odd, in words, each a way back to its question; then the interview is sealed. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { textIn } from '#shared/kernel/local-text.ts';
import { complete, reviewThresholds } from '#shared/response/complete.ts';
import { answersOf, back, goTo, review } from '../../../kit/interview/interview.ts';
import { receiptCode } from '../../../kit/interview/response-of.ts';
import { ReviewList } from '../../../kit/interview/view/review-list.tsx';
import { SaveStateLine } from '../../../kit/interview/view/save-state.tsx';
import { language } from '../../../kit/language/language.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Icon } from '../../../kit/ui/icon.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { TopBar } from '../../../kit/ui/top-bar.tsx';
import type { App } from '../../state/app.ts';
import { assignmentsOf, currentAssignment } from '../../state/assignment.ts';
import { wholeMinutes } from '../../state/begin.ts';
import { open, replace } from '../../state/route.ts';
import type { Session } from '../../state/session.ts';
import { startAt, useSession } from '../../state/use-session.ts';
import { t } from '../../words.ts';
import { OpenElsewhere } from '../interview/open-elsewhere.tsx';

export function ReviewScreen({ app, draftId }: { readonly app: App; readonly draftId: string }) {
  const session = useSession(app, draftId);
  if (session === 'elsewhere') return <OpenElsewhere app={app} draftId={draftId} />;
  return session === undefined ? <p class="opening muted">{t('opening')}</p> : <OpenReview key={draftId} app={app} session={session} />;
}

function OpenReview({ app, session }: { readonly app: App; readonly session: Session }) {
  const { turn, clock, draft, saveState, place } = session;
  const trouble = useSignal('');
  const isBusy = useSignal(false);
  useEffect(() => turn.move(review), [turn]);
  useEffect(() => { app.store.outbox.prepare(draft.campaign).catch(reportError); }, []);
  const interview = turn.interview.value;
  const durationMs = clock.readMs();
  const found = complete(interview.questionnaire, answersOf(interview), { routing: interview.routing, durationMs, ...reviewThresholds });
  const openQuestion = (id: string): void => {
    turn.move((now) => goTo(now, id));
    replace({ screen: 'interview', draft: draft.id });
  };
  const leaveReview = (): void => {
    turn.move(back);
    replace({ screen: 'interview', draft: draft.id });
  };
  const save = (): void => {
    isBusy.value = true;
    trouble.value = '';
    finish(app, session).catch(() => {
      trouble.value = t('finishFailed');
      isBusy.value = false;
    });
  };
  return (
    <div class="screen">
      <header>
        <TopBar title={textIn(place.name, language.value)}
          lead={<button type="button" class="icon-button" aria-label={t('backToInterview')} onClick={leaveReview}><Icon name="back" /></button>}
          state={<SaveStateLine state={saveState.value} isOnline={app.isOnline.value} />} />
      </header>
      <main class="screen-scroll review">
        <ReviewList review={found} questionnaire={interview.questionnaire} language={language.value}
          minutes={wholeMinutes(durationMs)} onOpen={openQuestion} />
      </main>
      <footer class="screen-foot">
        {trouble.value === '' ? null : <Notice tone="trouble" text={trouble.value} />}
        <p class="foot-note">{consequence(found.blanks.length, found.blocking.length)}</p>
        <Button kind="primary" wide disabled={isBusy.value || found.blocking.length > 0} onClick={save}>{t('saveAndNext')}</Button>
        <Button kind="quiet" wide onClick={() => open({ screen: 'today' })}>{t('keepDraft')}</Button>
      </footer>
    </div>
  );
}

/** What becomes of the response when it is saved. */
function consequence(blanks: number, blocking: number): string {
  if (blocking > 0) return t('reviewBlocked');
  return blanks > 0 ? t('reviewSentenceBlank', { count: blanks }) : t('reviewSentence');
}

/** Seals the response, lets the sync know, and starts the next interview at the same place while it is assigned. */
async function finish(app: App, session: Session): Promise<void> {
  const { id, account } = await app.store.device.get() ?? { id: '', account: '' };
  await session.finish({ id, account });
  app.sync.syncSoon();
  const assignments = assignmentsOf(app.store.live.campaigns.peek() ?? [], app.store.live.placeCounts.peek() ?? new Map());
  const next = currentAssignment(assignments.filter((each) => each.campaign.id === session.draft.campaign),
    `${session.draft.campaign}/${session.place.id}`);
  const isStarted = next !== undefined && await startAt(app, next, 'replace');
  app.lastSaved.value = receiptCode(session.draft.id);
  if (!isStarted) replace({ screen: 'today' });
}
