/** Whether the server holds a demonstration: what a page must say before anybody has signed in on it. */
import { serverReply } from '#shared/wire/session.ts';
import { send } from './send.ts';

/** A server that does not answer is not said to hold one. */
export async function holdsDemonstration(): Promise<boolean> {
  return send({ path: '/api/server', reply: serverReply }).then(({ hasDemonstration }) => hasDemonstration, () => false);
}
