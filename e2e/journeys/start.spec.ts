/** The start: what it prints, and what it says when it cannot. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { admin } from '../../shared/languages/vi/admin.ts';
import { signIn } from '../desk.ts';
import { firstAdminCode } from '../first-admin-code.ts';
import { freePort, newDataFolder, removeFolder, runToEnd, startServer } from '../server.ts';

let data: string;
test.beforeEach(() => { data = newDataFolder(); });
test.afterEach(() => removeFolder(data));

test('npm start serves the demonstration and prints its addresses and logins', async ({ page }) => {
  const server = await startServer({ by: 'start', data });
  const output = server.output();
  for (const path of ['/admin', '/field', '/kiosk']) expect(output).toContain(`${server.port}${path}`);
  for (const login of ['quantri', 'giamsat', 'dieutra', 'theodoi', 'kiemtoan']) expect(output).toContain(login);
  expect(output).toContain('HTTPS');
  for (const path of ['/', '/admin/', '/field/', '/kiosk/']) {
    await page.goto(server.origin + path);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await expect(page.getByText(/minh họa/i).first()).toBeVisible();
  }
  await server.stop();
});

test('a second start on the same data keeps what is there, and makes a new code while there is no admin', async () => {
  const first = await startServer({ data, options: ['--no-demo'] });
  const oldCode = firstAdminCode(first.output());
  await first.stop();
  const second = await startServer({ data, options: ['--no-demo'] });
  const code = firstAdminCode(second.output());
  expect(code).not.toBe(oldCode);
  await signIn(second.origin, { login: 'truong-phong', password: 'mat-khau-that-dai', code });
  await second.stop();
  const third = await startServer({ data, options: ['--no-demo'] });
  expect(await (await fetch(`${third.origin}/api/server`)).json()).toMatchObject({ hasAdmin: true, hasDemonstration: false });
  await signIn(third.origin, { login: 'truong-phong', password: 'mat-khau-that-dai' });
  await third.stop();
});

test('without demonstration the first admin is made with the printed code, once', async ({ page }) => {
  const server = await startServer({ data, options: ['--no-demo'] });
  const code = firstAdminCode(server.output());
  await page.goto(`${server.origin}/admin/`);
  await expect(page.getByRole('heading', { name: admin.firstAdminTitle })).toBeVisible();
  await page.getByLabel(admin.firstAdminCode).fill(code);
  await page.getByLabel(admin.signInLogin).fill('truong-phong');
  await page.getByLabel(admin.signInPassword).fill('mat-khau-that-dai');
  await page.getByRole('button', { name: admin.firstAdminDo }).click();
  await expect(page.getByText(admin.campaignsNone)).toBeVisible();
  const again = await page.request.post(`${server.origin}/api/first-admin`, { headers: { origin: server.origin }, data: { code, login: 'nguoi-khac', password: 'mat-khau-that-dai' } });
  expect(again.status()).toBe(409);
  await server.stop();
});

test('a used port is one sentence and a failure', async () => {
  const port = await freePort();
  const other = createServer().listen(port);
  await new Promise((resolve) => other.once('listening', resolve));
  const { code, output } = await runToEnd({ port, data });
  other.close();
  expect(code).toBeGreaterThan(0);
  expect(output.trim().split('\n')).toHaveLength(1);
  expect(output).toContain(String(port));
});

test('a folder that cannot be written is one sentence and a failure', async () => {
  // Root may write everywhere but into a file.
  const folder = join(data, 'locked');
  if (process.getuid?.() === 0) writeFileSync(folder, '');
  else mkdirSync(folder, { mode: 0o500 });
  const { code, output } = await runToEnd({ port: await freePort(), data: folder });
  expect(code).toBeGreaterThan(0);
  expect(output.trim().split('\n')).toHaveLength(1);
  expect(output).toContain(folder);
});

test('a database of a newer version is one sentence and a failure, and stays as it is', async () => {
  const server = await startServer({ data, options: ['--no-demo'] });
  await server.stop();
  const raise = `
    const Database = require('better-sqlite3');
    const { readdirSync } = require('node:fs');
    const file = readdirSync(${JSON.stringify(data)}).find((name) => /\\.(db|sqlite|sqlite3)$/.test(name));
    const database = new Database(${JSON.stringify(data)} + '/' + file);
    database.pragma('user_version = 9999');`;
  execFileSync(process.execPath, ['-e', raise]);
  const { code, output } = await runToEnd({ port: await freePort(), data });
  expect(code).toBeGreaterThan(0);
  expect(output.trim().split('\n')).toHaveLength(1);
});

test('an option that does not exist is named, and nothing starts', async () => {
  const { code, output } = await runToEnd({ port: await freePort(), data, options: ['--prot', '80'] });
  expect(code).toBeGreaterThan(0);
  expect(output).toContain('--prot');
});
