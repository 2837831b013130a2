/** Fetches what is assigned, and the questionnaires that are not here yet; each must have the hash it was asked by. */
import * as z from 'zod/mini';
import { canonicalBytes } from '#shared/questionnaire/canonical.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { sha256Hex } from '#shared/sealing/digest.ts';
import { assignmentsReply } from '#shared/wire/assignments.ts';
import { NoAnswer } from '../api/no-answer.ts';
import { sendOver } from '../api/send.ts';
import type { Transport } from '../api/transport.ts';
import type { Store } from '../store/open-store.ts';
import type { Session } from './ports.ts';
import { RunEnded } from './state.ts';

const replyBytes = 262_144;

/** While the vault is not open nothing could be kept, and nothing is asked. Questionnaires come first: what shows as assigned can be begun. One that cannot be had does not hold the others up. Campaigns whose sealing keys the server did not sign are left out, and the run says that this is not our server. */
export async function refresh(transport: Transport, store: Pick<Store, 'campaigns'>, session: Session): Promise<void> {
  if (!store.campaigns.canKeep()) return;
  const counted = await store.campaigns.uncountedIds();
  const { campaigns } = await session.within((token) => sendOver(transport, { path: '/api/assignments', token, reply: assignmentsReply, replyBytes }));
  let distrusted: readonly string[] = [];
  try {
    for (const hash of await store.campaigns.missingQuestionnaires(campaigns)) {
      const questionnaire = await session.within((token) =>
        sendOver(transport, { path: `/api/questionnaires/${hash}`, token, reply: questionnaireReply, replyBytes }));
      if (await sha256Hex(canonicalBytes(questionnaire)) !== hash) throw new NoAnswer('unreadable');
      await store.campaigns.keepQuestionnaire(hash, questionnaire);
    }
  } finally {
    distrusted = (await store.campaigns.replace(campaigns, counted)).distrusted;
  }
  if (distrusted.length > 0) throw new RunEnded('wrong_server');
}

/** Its content is vouched for by its hash, so that its shape need not be judged again on the phone. */
const questionnaireReply = z.custom<Questionnaire>((value) => typeof value === 'object' && value !== null);
