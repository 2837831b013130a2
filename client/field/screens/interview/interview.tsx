/** One interview on the phone; the review opens when everything was asked. */
import { useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { language, textSize } from '../../../kit/language/language.ts';
import { back } from '../../../kit/interview/interview.ts';
import { InterviewView } from '../../../kit/interview/view/interview-view.tsx';
import type { App } from '../../state/app.ts';
import { open, route } from '../../state/route.ts';
import type { Session } from '../../state/session.ts';
import { useSession } from '../../state/use-session.ts';
import { t } from '../../words.ts';
import { OpenElsewhere } from './open-elsewhere.tsx';

export function InterviewScreen({ app, draftId }: { readonly app: App; readonly draftId: string }) {
  const session = useSession(app, draftId);
  if (session === 'elsewhere') return <OpenElsewhere app={app} draftId={draftId} />;
  return session === undefined ? <p class="opening muted">{t('opening')}</p> : <OpenInterview key={draftId} app={app} session={session} />;
}

function OpenInterview({ app, session }: { readonly app: App; readonly session: Session }) {
  const { turn, saveState, saveAgain, note, draft, forgetUntouched } = session;
  useEffect(() => { if (turn.interview.peek().isReviewing) turn.move(back); }, [turn]);
  useSignalEffect(() => { if (turn.interview.value.isReviewing) open({ screen: 'review', draft: draft.id }); });
  useEffect(() => note({ language: language.value }), [language.value]);
  useEffect(() => () => {
    if (route.peek().screen !== 'interview') forgetUntouched().catch(reportError);
  }, [session]);
  return (
    <InterviewView turn={turn} language={language.value} textSize={textSize.value} saveState={saveState} isOnline={app.isOnline}
      before={app.lastSaved.value === '' ? '' : t('finished', { code: app.lastSaved.value })}
      onLeave={() => open({ screen: 'today' })} onSaveAgain={saveAgain}
      onDrawing={(answerFormat) => note({ answerFormat })} />
  );
}
