/**
 * The open interview behind a screen: the one in memory, or read from the store after a kill. A draft
 * is open in one window at a time; it is let go of when its screens are left and its last write has ended.
 */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { begin, instantNow } from './begin.ts';
import { questionnaireOf, type App } from './app.ts';
import type { Assignment } from './assignment.ts';
import { open, replace, route } from './route.ts';
import { openSession, type Session } from './session.ts';
import type { Draft } from '../../kit/store/draft.ts';

interface Opened {
  readonly session: Session;
  readonly letGo: () => void;
}

const current = signal<Opened | undefined>(undefined);
/** The draft that another window has. */
const elsewhere = signal('');

/** The session of `draftId`; undefined while it is read. A draft that cannot go on leads back to today. */
export function useSession(app: App, draftId: string): Session | 'elsewhere' | undefined {
  const opened = current.value?.session.draft.id === draftId ? current.value : undefined;
  useEffect(() => {
    if (opened === undefined && elsewhere.peek() !== draftId) reopen(app, draftId);
  }, [draftId]);
  useEffect(() => (opened === undefined ? undefined : attend(app, opened)), [opened]);
  useEffect(() => () => { elsewhere.value = ''; }, []);
  return opened?.session ?? (elsewhere.value === draftId ? 'elsewhere' : undefined);
}

/** Reads the draft and opens it here, unless another window has it. */
export function reopen(app: App, draftId: string): void {
  elsewhere.value = '';
  resume(app, draftId).then((found) => {
    if (found === 'elsewhere') elsewhere.value = draftId;
    else if (found === undefined) replace({ screen: 'today' });
    else current.value = found;
  }, reportError);
}

/** Starts an interview at a place and opens its first question; false when the questionnaire is not here. */
export async function startAt(app: App, assignment: Assignment, how: 'open' | 'replace' = 'open'): Promise<boolean> {
  if (await questionnaireOf(app, assignment.campaign.questionnaire.hash) === undefined) return false;
  const draft = await begin(app, assignment);
  const letGo = await app.store.drafts.hold(draft.id);
  const session = await sessionOf(app, draft);
  if (letGo === undefined || session === undefined) return false;
  current.value = { session, letGo };
  (how === 'open' ? open : replace)({ screen: 'interview', draft: draft.id });
  return true;
}

/** Runs the clock while the screen is looked at; when the draft's screens were left or the app was locked, lets go of it. */
function attend(app: App, opened: Opened): () => void {
  const { clock, turn, draft } = opened.session;
  const follow = (): void => (document.hidden ? clock.pause() : clock.resume());
  clock.resume();
  document.addEventListener('visibilitychange', follow);
  return () => {
    clock.pause();
    turn.stop();
    document.removeEventListener('visibilitychange', follow);
    const at = route.peek();
    const isStillHere = current.peek() === opened && 'draft' in at && at.draft === draft.id && app.store.vault.state.peek() === 'open';
    if (!isStillHere) close(opened);
  };
}

function close(opened: Opened): void {
  if (current.peek() === opened) current.value = undefined;
  opened.session.written().then(opened.letGo, reportError);
}

async function resume(app: App, draftId: string): Promise<Opened | 'elsewhere' | undefined> {
  const letGo = await app.store.drafts.hold(draftId);
  if (letGo === undefined) return 'elsewhere';
  const draft = await app.store.drafts.get(draftId);
  const session = draft === undefined ? undefined : await sessionOf(app, draft);
  if (session !== undefined) return { session, letGo };
  letGo();
  return undefined;
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
