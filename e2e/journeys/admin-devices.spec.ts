/** What the office sees of devices that bring too little, and how it helps them: gap report, enrolment code, rescue file, backups. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { admin } from '../../shared/languages/vi/admin.ts';
import { fill } from '../../shared/languages/fill.ts';
import type { Questionnaire } from '../../shared/questionnaire/model.ts';
import type { Response } from '../../shared/response/model.ts';
import { writeEnvelope } from '../../shared/sealing/envelope.ts';
import { readEnrolmentLink } from '../../shared/wire/enrolment-codes.ts';
import { writeRescueFile } from '../../shared/wire/rescue-file.ts';
import { desk } from '../browser.ts';
import { campaignFile, enumeratorLogin, enumeratorPassword } from '../campaign-files.ts';
import { demonstrationFolder, demonstrationPassword } from '../demonstration.ts';
import { signIn } from '../desk.ts';
import { enrolDevice, type Device } from '../device.ts';
import { responsesFrom } from '../responses.ts';
import { removeFolder, startServer, type RunningServer } from '../server.ts';

const campaign = 'thu-thiet-bi';
const administrator = { login: 'quantri', password: demonstrationPassword };

let server: RunningServer;
let device: Device;
let envelopes: Uint8Array[];
let make: () => Response;

test.beforeAll(async () => {
  server = await startServer({ data: await demonstrationFolder() });
  const office = await signIn(server.origin, administrator);
  await office.importCampaign(campaignFile({ id: campaign, questionnaire: 'sipas-4group-provincial', method: 'four-group-provincial', groups: [['so', 'Sở', 2]], target: 10 }));
  await office.open(campaign);
  device = await enrolDevice(server.origin, { login: enumeratorLogin, password: enumeratorPassword });
  const [assigned] = (await device.assignments()).campaigns;
  if (assigned === undefined) throw new Error('The enumerator is assigned to nothing.');
  const reply = await fetch(`${server.origin}/api/questionnaires/${assigned.questionnaire.hash}`, { headers: { authorization: `Bearer ${device.token}` } });
  make = responsesFrom({ campaign: assigned, questionnaire: await reply.json() as Questionnaire, device: device.id, account: device.account, seed: 'gaps' });
  envelopes = [];
  for (let number = 1; number <= 4; number += 1) envelopes.push(await device.sealed(make()));
  await device.push(envelopes.filter((_, at) => at !== 1 && at !== 2));
});
test.afterAll(async () => { await server.stop(); removeFolder(server.data); });

async function openDesk(page: Page, address: string): Promise<void> {
  await page.setViewportSize(desk);
  await page.goto(`${server.origin}/admin/${address}`);
  await page.getByLabel(admin.signInLogin).fill(administrator.login);
  await page.getByLabel(admin.signInPassword).fill(administrator.password);
  await page.getByRole('button', { name: admin.signInDo }).click();
}

async function expectNoBarrier(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.flatMap((each) => each.nodes.map((node) => `${each.id} ${node.target.join(' ')}`))).toEqual([]);
}

test('numbers that did not arrive are named, and a rescue file brings them', async ({ page }) => {
  await openDesk(page, `#/c/${campaign}/collection?tab=gaps`);
  await expect(page.getByRole('heading', { name: fill(admin.gapsFindingMissing, { count: '2', devices: '1' }) })).toBeVisible();
  await expect(page.getByRole('table').getByText('số 2–3')).toBeVisible();
  await expectNoBarrier(page);

  await page.getByRole('tab', { name: admin.tabRescue }).click();
  const file = Buffer.from(await writeRescueFile({ device: device.id, madeAtMs: 1 }, envelopes.slice(1, 3)));
  // As phones name it; a picker that accepted only some names would hide it.
  const name = 'hai-long-20261122-1945.rescue';
  await expect(page.getByLabel(admin.rescueFile)).not.toHaveAttribute('accept');
  await page.getByLabel(admin.rescueFile).setInputFiles({ name, mimeType: 'application/octet-stream', buffer: file });
  await page.getByRole('button', { name: fill(admin.rescueDo, { file: name }) }).click();
  await expect(page.getByText(fill(admin.rescueDone, { stored: '2', held: '0' }))).toBeVisible();
  await expectNoBarrier(page);

  await page.getByRole('tab', { name: admin.tabGaps }).click();
  await expect(page.getByRole('heading', { name: admin.gapsFindingNone })).toBeVisible();
});

test('a response that does not join the one before it is named by its number', async ({ page }) => {
  await openDesk(page, `#/c/${campaign}/collection?tab=gaps`);
  const table = page.getByRole('table');
  await expect(table.getByRole('columnheader', { name: admin.columnBroken })).toBeVisible();
  await expect(table.getByRole('cell', { name: '5', exact: true })).toHaveCount(0);
  await device.push([...envelopes, writeEnvelope(make(), { sequence: 5, previousHash: 'a'.repeat(64) })]);
  // Finished, arrived, and not joined.
  await page.reload();
  await expect(table.getByRole('cell', { name: '5', exact: true })).toHaveCount(3);
  await expectNoBarrier(page);
});

test('a code for a phone is shown as a picture and in signs that can be typed', async ({ page }) => {
  await openDesk(page, `#/c/${campaign}/collection?tab=devices`);
  await page.getByRole('button', { name: admin.enrolCode }).click();
  await page.getByLabel(admin.enrolCodeLogin).fill(enumeratorLogin);
  const made = page.waitForResponse((reply) => reply.url().endsWith('/api/enrolment-codes'));
  await page.getByRole('button', { name: admin.enrolCodeDo }).click();
  const { code, url } = await (await made).json() as { code: string; url: string };
  await expect(page.getByText(code)).toBeVisible();
  await expect(page.getByRole('img', { name: admin.enrolCodePicture })).toBeVisible();
  await expectNoBarrier(page);
  expect(readEnrolmentLink(new URL(url).hash)).toMatchObject({ code });
});

test('a server without a second place says so, and its page reads well', async ({ page }) => {
  await openDesk(page, '#/server');
  await expect(page.getByText(admin.backupNone)).toBeVisible();
  await expect(page.getByRole('heading', { name: admin.headsTitle })).toBeVisible();
  await expectNoBarrier(page);
});
