/**
 * What a device works on: its open campaigns, their questionnaires by content hash, and the places
 * assigned to its person (for a kiosk: its one centre) with how many responses have arrived.
 *
 * GET /api/assignments (device session), GET /api/questionnaires/:hash (any session)
 */
import * as z from 'zod/mini';
import { channels, interviewModes, respondentKinds } from '../response/model.ts';
import type { SealingKey } from '../sealing/sealing-key.ts';

const localText = z.catchall(z.object({ vi: z.string() }), z.string());

const assignedPlace = z.object({
  id: z.string(),
  name: localText,
  unit: z.string(),
  unitName: localText,
  stratum: z.string(),
  cluster: z.string(),
  weight: z.number(),
  target: z.int(),
  /** Responses from this place that the server has, from any device. */
  received: z.int(),
});
export type AssignedPlace = z.infer<typeof assignedPlace>;

const sealingKey = z.object({
  id: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  /** Raw P-256 point in base64. */
  publicKey: z.string().check(z.minLength(88), z.maxLength(88)),
});

/** To whom responses of a campaign are sealed; believed only as `check-sealing.ts` says. */
export const campaignSealing = z.object({
  working: sealingKey,
  recovery: z.nullable(sealingKey),
  /** By the server's key over `sealingText`, in base64. */
  signature: z.string().check(z.minLength(88), z.maxLength(88)),
});
export type CampaignSealing = z.infer<typeof campaignSealing>;

export const assignedCampaign = z.object({
  id: z.string(),
  name: localText,
  territory: localText,
  isDemonstration: z.boolean(),
  opensOn: z.string(),
  closesOn: z.string(),
  routing: z.enum(['on', 'off']),
  channels: z.array(z.enum(channels)),
  modes: z.array(z.enum(interviewModes)),
  respondentKinds: z.array(z.enum(respondentKinds)),
  questionnaire: z.object({ id: z.string(), version: z.int(), hash: z.string() }),
  places: z.array(assignedPlace),
  /** Absent from servers of protocol 1. A campaign that was sealed once is sealed for ever: a device never goes back. */
  sealing: z.optional(campaignSealing),
});
export type AssignedCampaign = z.infer<typeof assignedCampaign>;

export const assignmentsReply = z.object({
  protocolVersion: z.int(),
  login: z.string(),
  campaigns: z.array(assignedCampaign),
});
export type AssignmentsReply = z.infer<typeof assignmentsReply>;

/** What the server signs: which keys are this campaign's. */
export function sealingText(campaign: string, working: SealingKey, recovery: SealingKey | null): string {
  return `hailong sealing 1\n${JSON.stringify([campaign, working.publicKey, recovery?.publicKey ?? null])}`;
}
