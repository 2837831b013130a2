/**
 * Group commit: everything that arrives within one turn of the event loop is stored in one
 * transaction, so that one write to the disk serves many. Nobody is answered before it returned.
 */
import type { IncomingEnvelope, Storage, StoreOutcome } from '../storage/port.ts';

type Outcomes = readonly (StoreOutcome | null)[];

interface Waiting {
  readonly envelopes: readonly IncomingEnvelope[];
  readonly resolve: (outcomes: Outcomes) => void;
  readonly reject: (error: unknown) => void;
}

/** One transaction holds at most about so many, so that nobody waits long behind a crowd. */
const mostAtOnce = 400;

export function createGroupCommit(storage: Pick<Storage, 'storeBatch'>): (envelopes: readonly IncomingEnvelope[]) => Promise<Outcomes> {
  let waiting: Waiting[] = [];
  const flush = async (): Promise<void> => {
    const group = takeGroup(waiting);
    waiting = waiting.slice(group.length);
    if (waiting.length > 0) schedule();
    try {
      const outcomes = await storage.storeBatch(group.flatMap((each) => each.envelopes));
      let at = 0;
      for (const each of group) each.resolve(outcomes.slice(at, at += each.envelopes.length));
    } catch (error) {
      for (const each of group) each.reject(error);
    }
  };
  // Runs after every request that is readable in this turn was read.
  const schedule = (): void => { setImmediate(() => void flush()); };
  return (envelopes) => new Promise((resolve, reject) => {
    if (waiting.length === 0) schedule();
    waiting.push({ envelopes, resolve, reject });
  });
}

function takeGroup(waiting: readonly Waiting[]): readonly Waiting[] {
  let size = 0;
  const end = waiting.findIndex(({ envelopes }) => (size += envelopes.length) > mostAtOnce);
  return waiting.slice(0, end === -1 ? waiting.length : Math.max(1, end));
}
