/** The open interview behind a screen: the one in memory, or read from the store after a kill. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { begin, instantNow } from './begin.ts';
import { questionnaireOf, type App } from './app.ts';
import type { Assignment } from './assignment.ts';
import { open, replace } from './route.ts';
import { openSession, type Session } from './session.ts';
import type { Draft } from '../../kit/store/draft.ts';

const current = signal<Session | undefined>(undefined);

/** The session of `draftId`; undefined while it is read. A draft that cannot go on leads back to today. */
export function useSession(app: App, draftId: string): Session | undefined {
  const session = current.value?.draft.id === draftId ? current.value : undefined;
  useEffect(() => {
    if (session !== undefined) return;
    resume(app, draftId).then((found) => {
      if (found === undefined) replace({ screen: 'today' });
      else current.value = found;
    }, reportError);
  }, [draftId]);
  useEffect(() => {
    if (session === undefined) return;
    const follow = (): void => (document.hidden ? session.clock.pause() : session.clock.resume());
    session.clock.resume();
    document.addEventListener('visibilitychange', follow);
    return () => {
      session.clock.pause();
      session.turn.stop();
      document.removeEventListener('visibilitychange', follow);
    };
  }, [session]);
  return session;
}

/** Starts an interview at a place and opens its first question; false when the questionnaire is not here. */
export async function startAt(app: App, assignment: Assignment, how: 'open' | 'replace' = 'open'): Promise<boolean> {
  if (await questionnaireOf(app, assignment.campaign.questionnaire.hash) === undefined) return false;
  const draft = await begin(app, assignment);
  current.value = await sessionOf(app, draft);
  (how === 'open' ? open : replace)({ screen: 'interview', draft: draft.id });
  return true;
}

async function resume(app: App, draftId: string): Promise<Session | undefined> {
  const draft = await app.store.drafts.get(draftId);
  return draft === undefined ? undefined : sessionOf(app, draft);
}

async function sessionOf(app: App, draft: Draft): Promise<Session | undefined> {
  const now = (await app.store.campaigns.all()).find((each) => each.id === draft.campaign);
  const campaign = draft.assigned?.campaign ?? now;
  const place = draft.assigned?.place ?? now?.places.find((each) => each.id === draft.place);
  const questionnaire = await questionnaireOf(app, draft.questionnaireHash);
  if (campaign === undefined || place === undefined || questionnaire === undefined) return undefined;
  return openSession({
    store: app.store, draft, campaign, place, questionnaire, monotonicMs: () => performance.now(), now: instantNow,
  });
}
