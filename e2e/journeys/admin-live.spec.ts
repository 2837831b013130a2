/** The ranking at the desk while responses arrive. */
import { expect, test, type Page } from '@playwright/test';
import { admin } from '../../shared/languages/vi/admin.ts';
import type { Questionnaire } from '../../shared/questionnaire/model.ts';
import { answerableQuestions } from '../../shared/questionnaire/questions.ts';
import { desk } from '../browser.ts';
import { campaignFile, enumeratorLogin, enumeratorPassword } from '../campaign-files.ts';
import { demonstrationFolder, demonstrationPassword } from '../demonstration.ts';
import { signIn } from '../desk.ts';
import { enrolDevice, type Device } from '../device.ts';
import { readFigure, recompute } from '../figures.ts';
import { responsesFrom } from '../responses.ts';
import { removeFolder, startServer, type RunningServer } from '../server.ts';

const campaign = 'thu-xep-hang';
const administrator = { login: 'quantri', password: demonstrationPassword };

let server: RunningServer;
test.beforeAll(async () => { server = await startServer({ data: await demonstrationFolder() }); });
test.afterAll(async () => { await server.stop(); removeFolder(server.data); });

/** Sends `count` responses about one unit, every criterion answered with `level`. */
async function answer(device: Device, unit: string, { level, count }: { level: number; count: number }): Promise<void> {
  const [assigned] = (await device.assignments()).campaigns;
  if (assigned === undefined) throw new Error('The enumerator is assigned to nothing.');
  const reply = await fetch(`${server.origin}/api/questionnaires/${assigned.questionnaire.hash}`, { headers: { authorization: `Bearer ${device.token}` } });
  const questionnaire = await reply.json() as Questionnaire;
  const only = { ...assigned, places: assigned.places.filter((each) => each.unit === unit) };
  const make = responsesFrom({ campaign: only, questionnaire, device: device.id, account: device.account, seed: `${unit} ${level}` });
  const criteria = answerableQuestions(questionnaire).filter((each) => each.role === 'criterion');
  const sealed = Array.from({ length: count }, () => device.seal({ ...make(), answers: Object.fromEntries(criteria.map((each) => [each.id, level])) }));
  const { receipts } = await device.push(sealed);
  expect(receipts.map((each) => each.status)).toEqual(sealed.map(() => 'stored'));
}

const firstUnit = (page: Page) => page.getByRole('table').first().getByRole('rowheader').first();

test('the ranking changes without a reload, and says what the raw responses say', async ({ page }) => {
  const office = await signIn(server.origin, administrator);
  const file = campaignFile({ id: campaign, questionnaire: 'sipas-4group-provincial', method: 'four-group-provincial', groups: [['so', 'Sở', 3]], target: 40 });
  // A handful of responses is ranked here, to see the order change.
  const reply = await office.importCampaign({ ...file, method: { ...file.method, parameters: { minimumSample: 1 } } });
  expect(reply.issues).toEqual([]);
  await office.open(campaign);
  const device = await enrolDevice(server.origin, { login: enumeratorLogin, password: enumeratorPassword });
  await answer(device, 'so-1', { level: 4, count: 3 });
  await answer(device, 'so-2', { level: 2, count: 3 });

  await page.setViewportSize(desk);
  await page.goto(`${server.origin}/admin/#/c/${campaign}/ranking`);
  await page.getByLabel(admin.signInLogin).fill(administrator.login);
  await page.getByLabel(admin.signInPassword).fill(administrator.password);
  await page.getByRole('button', { name: admin.signInDo }).click();
  await expect(firstUnit(page)).toHaveText('Sở 1');
  await page.evaluate(() => { document.body.dataset['reloaded'] = 'no'; });

  await answer(device, 'so-3', { level: 5, count: 2 });
  await answer(device, 'so-1', { level: 1, count: 4 });
  await expect(firstUnit(page)).toHaveText('Sở 3');
  expect(await page.evaluate(() => document.body.dataset['reloaded'])).toBe('no');

  const csv = await (await office.request(`/api/campaigns/${campaign}/exports/responses-csv`)).text();
  const criteria = csv.split('\r\n')[0]?.split(',').filter((column) => /^g\d+$/.test(column)) ?? [];
  expect(criteria).toHaveLength(21);
  for (const unit of ['so-1', 'so-2', 'so-3']) {
    const expected = recompute(csv, criteria, (row) => row['unit'] === unit);
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: `Sở ${unit.slice(3)}` }) }).first();
    const texts = await row.getByRole('cell').allTextContents();
    expect(texts.map(readFigure)).toContain(Math.round(expected.index * 100) / 100);
    expect(texts.map(readFigure)).toContain(expected.n);
  }
});

test('a person who may see one unit is shown that unit alone', async () => {
  const office = await signIn(server.origin, administrator);
  const password = 'mat-khau-cua-giam-sat';
  await office.request('/api/accounts', { method: 'POST', body: JSON.stringify({ login: 'giamsat-so-2', password, role: 'supervisor', campaigns: [campaign], units: ['so-2'] }) });
  const supervisor = await signIn(server.origin, { login: 'giamsat-so-2', password });
  const results = await supervisor.results(campaign);
  expect(results.units.map((each) => each.id)).toEqual(['so-2']);
  const csv = await (await supervisor.request(`/api/campaigns/${campaign}/exports/responses-csv`)).text();
  expect(csv).toContain(',so-2,');
  expect(csv).not.toContain(',so-1,');
  expect(csv).not.toContain(',so-3,');
  await expect(supervisor.request('/api/accounts')).rejects.toThrow('403');
});

test('one action removes the demonstration with everything in it', async ({ page }) => {
  await page.setViewportSize(desk);
  const before = await (await fetch(`${server.origin}/api/server`)).json() as { hasDemonstration: boolean };
  expect(before.hasDemonstration).toBe(true);
  const office = await signIn(server.origin, administrator);
  const kept = { login: 'quan-tri-that', password: 'mat-khau-that-dai', role: 'admin', campaigns: 'all', units: 'all' };
  await office.request('/api/accounts', { method: 'POST', body: JSON.stringify(kept) });
  await page.goto(`${server.origin}/admin/`);
  await page.getByLabel(admin.signInLogin).fill(kept.login);
  await page.getByLabel(admin.signInPassword).fill(kept.password);
  await page.getByRole('button', { name: admin.signInDo }).click();
  await expect(page.getByText(admin.demoMark).first()).toBeVisible();
  await page.getByRole('button', { name: admin.demoRemove }).click();
  const dialog = page.getByRole('dialog');
  const label = await dialog.getByText(/Gõ mã/).first().textContent() ?? '';
  await dialog.getByRole('textbox').fill(/Gõ mã (\S+)/.exec(label)?.[1] ?? '');
  await dialog.getByRole('button').first().click();
  await expect(page.getByText(admin.demoMark)).toHaveCount(0);
  const after = await (await fetch(`${server.origin}/api/server`)).json() as { hasDemonstration: boolean };
  expect(after.hasDemonstration).toBe(false);
  await expect(signIn(server.origin, administrator)).rejects.toThrow('401');
});
