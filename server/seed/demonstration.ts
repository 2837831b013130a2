/**
 * The demonstration: the invented province Sao Mai with generated responses, through the same doors
 * as everything else. Its responses arrive on the days of their interviews, so that progress over
 * time shows; that is the one clock that is set.
 */
import { createHash } from 'node:crypto';
import { demonstrationFiles } from '#shared/fixtures/sao-mai/campaigns.ts';
import { generateResponses, generatorDevice } from '#shared/fixtures/sao-mai/generate-responses.ts';
import { shapeOfCampaign } from '#shared/fixtures/sao-mai/unit-shapes.ts';
import type { Campaign } from '#shared/campaign/model.ts';
import { required } from '#shared/kernel/assert.ts';
import { vietnamDay } from '#shared/kernel/instant.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import type { Response } from '#shared/response/model.ts';
import { writeEnvelope } from '#shared/sealing/envelope.ts';
import type { Reader } from '../auth/reader.ts';
import type { ImportCampaign } from '../campaigns/import-campaign.ts';
import type { Life } from '../campaigns/life.ts';
import type { Refusals } from '../campaigns/refusals.ts';
import type { Ingest } from '../ingest/receive.ts';
import type { Sender } from '../ingest/sender.ts';
import { everything, type Storage } from '../storage/port.ts';

export interface SeedParts {
  readonly storage: Pick<Storage, 'campaigns'>;
  readonly importCampaign: ImportCampaign;
  readonly life: Life;
  readonly refusals: Pick<Refusals, 'record'>;
  /** An ingest whose clock is the one given here. */
  readonly ingestAt: (now: () => number) => Ingest;
  readonly nowMs: number;
}

const seed = 'sao-mai';
const dayMs = 86_400_000;
/** Days of field work when today is before the campaign. */
const assumedDays = 45;
const batchSize = 200;

const generator: Sender = {
  device: generatorDevice, account: null, kind: 'office', isRevoked: false, isGenerated: true, places: 'all',
};
const seeder: Reader = { account: 'demonstration', login: 'demonstration', role: 'admin', scope: everything };

/** Returns how many responses were stored. */
export async function seedDemonstration(parts: SeedParts): Promise<number> {
  for (const file of demonstrationFiles) {
    const { applied, issues } = await parts.importCampaign(file, { dryRun: false });
    required(applied ? true : null, `A demonstration file is applied: ${JSON.stringify(issues)}`);
  }
  let stored = 0;
  for (const { campaign, questionnaireHash } of await parts.storage.campaigns(everything)) {
    await parts.life.open(campaign.id, seeder);
    stored += await deposit(parts, campaign, questionnaireHash);
    await parts.refusals.record(campaign.id, seeder, { csv: generatedRefusals(campaign), separator: undefined });
    if (isOver(campaign, parts.nowMs)) await parts.life.close(campaign.id, seeder);
  }
  return stored;
}

/** Between two and nine people in a hundred, as an office would hand the numbers in. */
function generatedRefusals({ id, units }: Campaign): Uint8Array {
  const lines = units.map((unit) => {
    const share = 0.02 + 0.07 * seededRandom(`${seed}|${id}|${unit.id}|refusals`).next();
    return `${unit.id},${Math.round(unit.target * share)}`;
  });
  return new TextEncoder().encode(`unit,refusals\n${lines.join('\n')}\n`);
}

async function deposit(parts: SeedParts, campaign: Campaign, questionnaireHash: string): Promise<number> {
  let clockMs = 0;
  const ingest = parts.ingestAt(() => clockMs);
  let [sequence, previousHash] = [0, ''];
  let stored = 0;
  const responses = generateResponses(campaign, { seed, questionnaireHash, ...extent(campaign, parts.nowMs) });
  for (const batch of batches(responses, isOver(campaign, parts.nowMs))) {
    clockMs = required(batch.at(-1), 'A batch is not empty.').finishedAt.utcMs;
    const envelopes = batch.map((response) => {
      const bytes = writeEnvelope(response, { sequence: sequence += 1, previousHash });
      previousHash = createHash('sha256').update(bytes).digest('hex');
      return bytes;
    });
    const deposited = await ingest.receive(envelopes, generator);
    stored += deposited.filter((each) => each.receipt.status === 'stored').length;
  }
  return stored;
}

function isOver({ closesOn }: Campaign, nowMs: number): boolean {
  return closesOn < vietnamDay(nowMs);
}

function extent(campaign: Campaign, nowMs: number): { readonly startMs: number; readonly endMs: number; readonly count: number } {
  const startMs = Date.parse(`${campaign.opensOn}T00:00:00Z`);
  const closeMs = Date.parse(`${campaign.closesOn}T00:00:00Z`);
  const endMs = nowMs < startMs + dayMs ? startMs + assumedDays * dayMs : Math.min(nowMs, closeMs);
  const target = campaign.units.reduce((sum, unit) => sum + unit.target, 0);
  return { startMs, endMs, count: Math.floor(target * shapeOfCampaign(campaign.id).reached) };
}

/** By the day of the interview while field work goes on; of a campaign that is over, as many as go at once. */
function* batches(responses: Iterable<Response>, isPast: boolean): Generator<Response[]> {
  let batch: Response[] = [];
  for (const response of responses) {
    const first = batch[0];
    const isOtherDay = !isPast && first !== undefined && vietnamDay(first.finishedAt.utcMs) !== vietnamDay(response.finishedAt.utcMs);
    if (isOtherDay || batch.length >= batchSize) {
      yield batch;
      batch = [];
    }
    batch.push(response);
  }
  if (batch.length > 0) yield batch;
}
