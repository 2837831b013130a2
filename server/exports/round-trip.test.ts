import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeCampaignFile } from '#shared/campaign/write-campaign-file.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import type { TallyCell } from '#shared/tally/cell.ts';
import { openOffice } from '../command-line/open-office.ts';
import { readOpeningKeys } from '../keys/key-files.ts';
import { storedContent } from '../keys/stored-content.ts';
import { everything } from '../storage/port.ts';
import { countedCells } from '#shared/report/counted-cells.ts';
import { openReadOnly } from '../storage/read-only.ts';
import type { ExportSource } from './contract.ts';
import { writeWhole } from './export.contract.ts';
import { fixtureCampaign } from './fixture-campaign.ts';
import { fixtureSource } from './fixture-source.ts';
import { responsesCsv } from './responses-csv/responses-csv.ts';

const count = 700;
let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'hailong-test-')); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

test('an export brought into an empty database and exported again has the same answers, places and tallies', async () => {
  const campaign = fixtureCampaign();
  const source = fixtureSource(count, true, campaign);
  const first = await writeWhole(responsesCsv, source);
  const office = await openOffice({ folder, ifMissing: 'make' }, null);
  expect(await office.importCampaign(writeCampaignFile(campaign, []), { dryRun: false })).toMatchObject({ applied: true, issues: [] });
  await office.openCampaign(campaign.id);
  const options = { campaign: campaign.id, separator: undefined, encoding: undefined };
  expect(await office.importResponses(first, options)).toMatchObject({ stored: count, held: 0, rejected: 0, issues: [] });
  expect(await office.importResponses(first, options)).toMatchObject({ stored: 0, alreadyThere: count });
  await office.close();

  const { source: stored, close } = openStored(campaign.id);
  const second = await writeWhole(responsesCsv, stored);
  const kept = ['response_id', 'unit', 'unit_group', 'stratum', 'cluster', 'weight', 'place', 'channel', 'mode', 'answer_format', 'language', 'enumerator', 'replaces', 'started_at', 'finished_at', 'duration_ms',
    'is_generated', 'write_in.job', ...answerableQuestions(campaign.questionnaire).map((each) => each.id)];
  expect(columns(second, kept)).toEqual(columns(first, kept));
  expect(byPosition(stored.tallies())).toEqual(byPosition(source.tallies()));
  expect(stored.stored.hasGeneratedResponses).toBe(true);
  close();
});

function openStored(campaign: string): { source: ExportSource; close(): void } {
  const database = openReadOnly(join(folder, 'hailong.db'));
  const stored = database.campaign(campaign, everything);
  if (stored === undefined) throw new Error('the campaign was stored');
  return {
    source: {
      stored, scope: everything,
      answers: () => [],
    refusals: () => [],
    previous: () => undefined,
    atOneMoment: (work) => work(),
      tallies: () => countedCells(stored.campaign, database.readTallies(campaign, everything)),
      progress: () => database.progress(campaign, everything),
      responsesAfter: (page) => database.responsesAfter(campaign, everything, page),
      contentOf: (bytes) => storedContent(bytes, readOpeningKeys(join(folder, 'keys'))),
    },
    close: () => { database.close(); },
  };
}

function columns(file: Buffer, kept: readonly string[]): unknown {
  const rows = parse(file, { bom: true, columns: true }) as Record<string, string>[];
  const picked = rows.map((row) => kept.map((name) => row[name]));
  return picked.sort((left, right) => (String(left[0]) < String(right[0]) ? -1 : 1));
}

function byPosition(cells: readonly TallyCell[]): Record<string, number[]> {
  return Object.fromEntries(cells.map((cell) => [JSON.stringify([cell.position.unit, cell.position.stratum]), [...cell.vector]]));
}
