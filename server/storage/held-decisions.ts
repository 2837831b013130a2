/** The port's operations on held envelopes, each one transaction, synchronous. */
import type { Scope } from '#shared/campaign/model.ts';
import { required } from '#shared/kernel/assert.ts';
import { decisionBody, type DecisionBody } from '#shared/sealing/ledger.ts';
import type { Connection } from '../tables/connection.ts';
import type { EnvelopeStatements } from '../tables/envelopes/queries.ts';
import { findHeld, listHeld, updateDecision } from '../tables/held/queries.ts';
import type { ResponseRow, ResponseStatements } from '../tables/responses/queries.ts';
import type { Acknowledging } from './acknowledging.ts';
import type { Corrections } from './corrections.ts';
import type { Counting } from './counting.ts';
import type { Ledger } from './ledger.ts';
import { everything, type CountedResponse, type HeldEnvelope, type Storage } from './port.ts';
import { countedHash, decisionHash } from './row-hashes.ts';
import type { Standing } from './standing.ts';

type Decision = Parameters<Storage['decideHeld']>[1];
type Outcome = Awaited<ReturnType<Storage['decideHeld']>>;

/** Thrown inside the transaction so that nothing of the decision stays. */
class Undone extends Error {
  constructor(readonly outcome: 'out_of_scope' | 'in_the_way') {
    super(outcome);
  }
}

export interface HeldDecisionParts {
  readonly counting: Counting;
  readonly corrections: Corrections;
  readonly standing: Standing;
  readonly envelopes: Pick<EnvelopeStatements, 'known'>;
  readonly responses: Pick<ResponseStatements, 'overrule'>;
  readonly ledger: Pick<Ledger, 'append'>;
  readonly acknowledging: Pick<Acknowledging, 'corrected'>;
}

export function createHeldDecisions(connection: Connection, parts: HeldDecisionParts) {
  const { counting } = parts;
  const decide = connection.client.transaction((position: number, decision: Decision): Outcome => {
    const kind = decision.admit === null ? 'kept_out' : 'admitted';
    const { by, atMs, reason } = decision;
    if (!updateDecision(connection, position, { decision: kind, decidedBy: by, decidedAtMs: atMs, decisionReason: reason })) return 'decided';
    const { held, envelopeHash } = required(findHeld(connection, position, everything), 'What was decided on is there.');
    const admitted = decision.admit === null ? undefined : (decision.isByRule ? admitByRule : admit)(parts, held, { admitted: decision.admit, scope: decision.scope });
    const row = admitted?.row ?? { isCounted: false, replaces: null, rowHash: '' };
    parts.ledger.append(kind, decisionBody({ position, envelopeHash, decisionHash: decisionHash({ decision: kind, by, atMs, reason }), ...row }), atMs);
    parts.acknowledging.corrected(admitted?.insteadOf.map((each) => each.position) ?? [], position, atMs);
    counting.write();
    return 'done';
  });
  return {
    heldEnvelopes: (campaign: string, scope: Scope, page: { readonly before: number | null; readonly limit: number }) =>
      listHeld(connection, { campaign, scope, ...page }),
    heldEnvelope: (position: number, scope: Scope) => findHeld(connection, position, scope),
    decideHeld: (position: number, decision: Decision): Outcome => {
      try {
        const outcome = decide.immediate(position, decision);
        counting.adopt();
        return outcome;
      } catch (error) {
        counting.forget();
        if (error instanceof Undone) return error.outcome;
        throw error;
      }
    },
  };
}

interface Admission { readonly admitted: CountedResponse; readonly scope: Scope }
interface Admitted { readonly row: Pick<DecisionBody, 'isCounted' | 'replaces' | 'rowHash'>; readonly insteadOf: readonly ResponseRow[] }

/** As if it arrived now: whatever stands in its way stays. */
function admitByRule({ counting, envelopes, standing }: HeldDecisionParts, held: HeldEnvelope, { admitted }: Admission): Admitted {
  const others = envelopes.known(held.responseId).filter(({ position }) => position !== held.position);
  const { reason, original } = standing({ ...held, counted: admitted }, others);
  if (reason !== undefined) throw new Undone('in_the_way');
  const insteadOf = original === undefined ? [] : [original];
  const isCounted = counting.count(held, admitted, insteadOf);
  return { row: { isCounted, replaces: admitted.replaces, rowHash: countedHash(held, admitted) }, insteadOf };
}

/**
 * It is counted instead of what stands in its place: other content under its id, in whichever
 * campaign, the response that it corrects, or what corrected that before. Never both.
 */
function admit({ counting, corrections, responses }: HeldDecisionParts, held: HeldEnvelope, { admitted, scope }: Admission): Admitted {
  const { campaign, replaces } = admitted;
  const standing = corrections.besides(held.responseId, replaces);
  const insteadOf = standing.filter((row) => row.campaign === campaign || row.responseId === held.responseId);
  if (insteadOf.some((row) => !isWithin(scope, row))) throw new Undone('out_of_scope');
  // What it names in another campaign is counted there, and stays so.
  const corrects = insteadOf.length === standing.length ? replaces : null;
  if (corrects !== null) responses.overrule(corrects);
  const isCounted = counting.count(held, { ...admitted, replaces: corrects }, insteadOf);
  return { row: { isCounted, replaces: corrects, rowHash: countedHash(held, admitted) }, insteadOf };
}

function isWithin({ campaigns, units }: Scope, { campaign, unit }: { readonly campaign: string; readonly unit: string }): boolean {
  return (campaigns === 'all' || campaigns.includes(campaign)) && (units === 'all' || units.includes(unit));
}
