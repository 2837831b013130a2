/** Responses that a phone has to send: in a rescue file, sealed and signed by another phone, and sent as its own would be. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { fill } from '../../shared/languages/fill.ts';
import { rescue } from '../../shared/languages/vi/rescue.ts';
import { writeRescueFile } from '../../shared/wire/rescue-file.ts';
import { enumeratorLogin, enumeratorPassword } from '../campaign-files.ts';
import { enrolDevice } from '../device.ts';
import { responsesFrom } from '../responses.ts';
import { removeFolder } from '../server.ts';
import { campaign } from './setting.ts';

/** Leaves the app on the screen that took them in. */
export async function giveUnsent(page: Page, origin: string, count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-rescue-'));
  try {
    const file = join(folder, 'unsent.rescue');
    writeFileSync(file, await rescueFileOf(origin, count));
    await page.getByLabel(rescue.take).setInputFiles(file);
    await expect(page.getByText(fill(rescue.taken, { count }))).toBeVisible({ timeout: 60_000 });
  } finally {
    removeFolder(folder);
  }
}

async function rescueFileOf(origin: string, count: number): Promise<Uint8Array> {
  const device = await enrolDevice(origin, { login: enumeratorLogin, password: enumeratorPassword });
  const assigned = (await device.assignments()).campaigns.find((each) => each.id === campaign);
  if (assigned === undefined) throw new Error('The campaign is not assigned.');
  const reply = await fetch(`${origin}/api/questionnaires/${assigned.questionnaire.hash}`, { headers: { authorization: `Bearer ${device.token}` } });
  const make = responsesFrom({ campaign: assigned, questionnaire: await reply.json(), device: device.id, account: device.account, seed: device.id });
  const envelopes: Uint8Array[] = [];
  for (let n = 0; n < count; n += 1) envelopes.push(await device.sealed(make()));
  return writeRescueFile({ device: device.id, madeAtMs: Date.now() }, envelopes);
}
