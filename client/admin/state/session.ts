/** Who is at the desk. When the server says that the session is over, the page asks for it again and keeps its place. */
import { computed, signal } from '@preact/signals';
import { Problem } from '#shared/kernel/problem.ts';
import type { ServerReply, SessionReply } from '#shared/wire/session.ts';
import { passes, whenItMayWork } from './recovery.ts';
import { endSession, readServer, readSession } from './server.ts';

/** `undefined` until asked, `null` when nobody is signed in. */
export const session = signal<SessionReply | null | undefined>(undefined);
export const serverInfo = signal<ServerReply | undefined>(undefined);
/** Whether a session was there and ended by itself. */
export const hasEnded = signal(false);
/** What kept us from knowing the server; cleared by the next try. */
export const startTrouble = signal<unknown>(undefined);

const isAdmin = computed(() => session.value?.role === 'admin');
/** Whether the person may create, open, close, import and remove. */
export const mayManage = isAdmin;
/** Whether the person may decide on held responses. */
export const mayDecide = computed(() => isAdmin.value || session.value?.role === 'supervisor');
/** Whether the person looks after the server: its backups and its ledger. */
export const mayKeepServer = computed(() => isAdmin.value || session.value?.role === 'auditor');
/** Whether the person may see single responses: held ones, and their file. */
export const maySeeResponses = computed(() => mayDecide.value || session.value?.role === 'auditor');

/** Asks the server about itself and about us; run once, and again after a failure. */
export async function startSession(): Promise<void> {
  try {
    serverInfo.value = await readServer();
    session.value = await readSession();
    startTrouble.value = undefined;
  } catch (trouble) {
    if (isSessionTrouble(trouble)) { startTrouble.value = undefined; session.value = null; }
    else {
      startTrouble.value = trouble;
      if (passes(trouble)) whenItMayWork(() => { if (startTrouble.peek() === trouble) void startSession(); });
    }
  }
}

export function enterSession(reply: SessionReply): void {
  hasEnded.value = false;
  session.value = reply;
  // Whoever enters is an account: the page for a server without any is over.
  if (serverInfo.value !== undefined) serverInfo.value = { ...serverInfo.value, hasAdmin: true };
}

/** Forgets who was here once the server did; rejects when it could not be told, for the cookie then still opens the door. */
export async function leaveSession(): Promise<void> {
  try {
    await endSession();
  } catch (trouble) {
    if (!isSessionTrouble(trouble)) throw trouble;
  }
  hasEnded.value = false;
  session.value = null;
}

/** Passes every failed call through here: a session that is over leads to the sign-in. Returns whether it was that. */
export function noticeSessionEnd(trouble: unknown): boolean {
  if (!isSessionTrouble(trouble)) return false;
  hasEnded.value = session.value !== null && session.value !== undefined;
  session.value = null;
  return true;
}

function isSessionTrouble(trouble: unknown): boolean {
  return trouble instanceof Problem && trouble.code === 'session.required';
}
