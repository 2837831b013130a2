/**
 * Campaigns as the desk sees them.
 *
 * GET  /api/campaigns                        → campaignsReply
 * POST /api/campaigns?dryRun=1|0             body: a campaign file → importReply
 * POST /api/campaigns/:id/open, …/close      → campaignSummary
 * GET  /api/campaigns/:id/file               → the campaign file (passwords left out)
 * GET  /api/campaigns/:id/definition         → the `Campaign` (shared/campaign/model.ts): names, texts, levels
 * GET  /api/campaigns/:id/results?aggregation=&baseFigure=&acrossUnits=  → `Report` (shared/report/report.ts)
 * GET  /api/campaigns/:id/progress           → progressReply
 * GET  /api/campaigns/:id/events             → server-sent events, each data a `campaignEvent`
 * GET  /api/campaigns/:id/exports/:format    → the file, streamed; formats of `server/exports/`
 * POST /api/campaigns/:id/imports?separator=&encoding=  body: text/csv, one row per paper form → responsesImportReply
 * DELETE /api/demonstration                  → 204
 */
import * as z from 'zod/mini';
import { campaignStatuses } from '../campaign/model.ts';

const localText = z.catchall(z.object({ vi: z.string() }), z.string());

export const campaignSummary = z.object({
  id: z.string(),
  name: localText,
  territory: localText,
  year: z.int(),
  status: z.enum(campaignStatuses),
  isDemonstration: z.boolean(),
  /** Whether some responses came from the generator: said wherever its figures show. */
  hasGeneratedResponses: z.boolean(),
  opensOn: z.string(),
  closesOn: z.string(),
  units: z.int(),
  target: z.int(),
  responses: z.int(),
  held: z.int(),
});
export type CampaignSummary = z.infer<typeof campaignSummary>;
export const campaignsReply = z.object({ campaigns: z.array(campaignSummary) });

const wireIssue = z.object({
  code: z.string(), path: z.string(),
  values: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
});

/** What an import of a campaign file would do or did; nothing was done when there are issues. */
export const importReply = z.object({
  applied: z.boolean(),
  issues: z.array(wireIssue),
  summary: z.optional(z.object({
    id: z.string(), units: z.int(), unitGroups: z.int(), places: z.int(), questions: z.int(),
    criteria: z.int(), accounts: z.int(), target: z.int(),
  })),
});
export type ImportReply = z.infer<typeof importReply>;

/** Good rows are kept, bad ones reported; running the same file again changes nothing. */
export const responsesImportReply = z.object({
  stored: z.int(),
  alreadyThere: z.int(),
  held: z.int(),
  rejected: z.int(),
  issues: z.array(wireIssue),
});
export type ResponsesImportReply = z.infer<typeof responsesImportReply>;

export const progressReply = z.object({
  campaign: z.string(),
  responses: z.int(),
  target: z.int(),
  held: z.int(),
  /** Planned up to the end of today, by straight line over the field days. */
  plannedToday: z.int(),
  /** Responses stored per Vietnamese day, oldest first, the last 14 days with any. */
  days: z.array(z.object({ day: z.string(), responses: z.int() })),
  channels: z.array(z.object({ channel: z.string(), responses: z.int() })),
  units: z.array(z.object({
    id: z.string(), target: z.int(), responses: z.int(), held: z.int(), lastReceivedAtMs: z.nullable(z.int()),
  })),
  places: z.array(z.object({ id: z.string(), unit: z.string(), target: z.int(), responses: z.int() })),
  devices: z.array(z.object({
    id: z.string(), login: z.string(), kind: z.string(), lastSeenAtMs: z.nullable(z.int()),
    /** As the device said at its last hello. */
    waiting: z.int(), responses: z.int(), isRevoked: z.boolean(),
  })),
  asOfMs: z.int(),
});
export type ProgressReply = z.infer<typeof progressReply>;

/** Told at most twice a second while responses arrive: what is new is fetched, the event only says that. */
export const campaignEvent = z.object({ campaign: z.string(), responses: z.int(), held: z.int(), atMs: z.int() });
export type CampaignEvent = z.infer<typeof campaignEvent>;
