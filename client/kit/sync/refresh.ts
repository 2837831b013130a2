/** Fetches what is assigned, and the questionnaires that are not here yet; each must have the hash it was asked by. */
import * as z from 'zod/mini';
import { canonicalBytes } from '#shared/questionnaire/canonical.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { sha256Hex } from '#shared/sealing/digest.ts';
import { assignmentsReply } from '#shared/wire/assignments.ts';
import { NoAnswer } from '../api/no-answer.ts';
import { send } from '../api/send.ts';
import type { Store } from '../store/open-store.ts';
import type { Session } from './session.ts';

/** Questionnaires come first: what shows as assigned can be begun. One that cannot be had does not hold the others up. */
export async function refresh(store: Store, session: Session): Promise<void> {
  const counted = await store.campaigns.uncountedIds();
  const { campaigns } = await session.within((token) => send({ path: '/api/assignments', token, reply: assignmentsReply }));
  try {
    for (const hash of await store.campaigns.missingQuestionnaires(campaigns)) await fetchQuestionnaire(store, session, hash);
  } finally {
    await store.campaigns.replace(campaigns, counted);
  }
}

async function fetchQuestionnaire(store: Store, session: Session, hash: string): Promise<void> {
  const questionnaire = await session.within((token) =>
    send({ path: `/api/questionnaires/${hash}`, token, reply: questionnaireReply }));
  if (await sha256Hex(canonicalBytes(questionnaire)) !== hash) throw new NoAnswer('unreadable');
  await store.campaigns.keepQuestionnaire(hash, questionnaire);
}

/** Its content is vouched for by its hash, so that its shape need not be judged again on the phone. */
const questionnaireReply = z.custom<Questionnaire>((value) => typeof value === 'object' && value !== null);
