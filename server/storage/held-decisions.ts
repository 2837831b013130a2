/** The port's operations on held envelopes, each one transaction, synchronous. */
import type { Scope } from '#shared/campaign/model.ts';
import { required } from '#shared/kernel/assert.ts';
import type { Connection } from '../tables/connection.ts';
import { findHeld, listHeld, updateDecision } from '../tables/held/queries.ts';
import type { Counting } from './counting.ts';
import { everything, type CountedResponse } from './port.ts';

interface Decision { readonly admit: CountedResponse | null; readonly by: string; readonly atMs: number; readonly reason: string }

export function createHeldDecisions(connection: Connection, counting: Counting) {
  const decide = connection.client.transaction((position: number, decision: Decision): 'done' | 'decided' => {
    const isFirst = updateDecision(connection, position, {
      decision: decision.admit === null ? 'kept_out' : 'admitted',
      decidedBy: decision.by, decidedAtMs: decision.atMs, decisionReason: decision.reason,
    });
    if (!isFirst) return 'decided';
    if (decision.admit !== null) {
      const { held } = required(findHeld(connection, position, everything), 'What was decided on is there.');
      // A correction that was held takes nothing out: that would need another look at its original.
      counting.count({ ...held, position }, { ...decision.admit, replaces: null }, undefined);
      counting.write();
    }
    return 'done';
  });
  return {
    heldEnvelopes: (campaign: string, scope: Scope, page: { readonly before: number | null; readonly limit: number }) =>
      listHeld(connection, { campaign, scope, ...page }),
    heldEnvelope: (position: number, scope: Scope) => findHeld(connection, position, scope),
    decideHeld: (position: number, decision: Decision) => {
      try {
        const outcome = decide.immediate(position, decision);
        counting.adopt();
        return outcome;
      } catch (error) {
        counting.forget();
        throw error;
      }
    },
  };
}
