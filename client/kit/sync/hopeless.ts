/** How a run gives up on items that had no answer. Pure, as `plan.ts`. */
import type { OutboxItem } from '../store/rows.ts';
import type { Settlement } from '../store/shelf.ts';
import { blame, type RunState } from './plan.ts';
import type { Moment } from './waits.ts';

/** Failed alone now, and before: to blame as soon as the server is known to answer anything. */
export function isAccused({ id, nextAttemptAtMs }: Pick<OutboxItem, 'id' | 'nextAttemptAtMs'>, { suspects }: RunState): boolean {
  return nextAttemptAtMs > 0 && suspects.includes(id);
}

/**
 * The run gives up. Where nobody answers, nobody knows who is to blame: those that were tried alone let
 * the others go first, and nothing is counted against them. Where hello is answered, the accused wait.
 */
export function afterHopeless(
  items: readonly OutboxItem[], state: RunState, moment: Moment & { readonly isAnswered: boolean },
): readonly Settlement[] {
  return items.filter((each) => state.suspects.includes(each.id)).map((item) => (moment.isAnswered && isAccused(item, state)
    ? blame(item, state, moment)
    : { id: item.id, hash: item.hash, status: item.status, attempts: item.attempts, nextAttemptAtMs: moment.nowMs, settledAtMs: null }));
}
