import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryFolder, type TemporaryFolder } from '../fixtures/temporary-folder.ts';
import { keepAssets } from './former-assets.ts';
import { createStaticFiles, type StaticFiles } from './static-files.ts';

const day = 24 * 3_600_000;
const now = Date.now();
let folder: TemporaryFolder;
let clientFolder: string;
let formerAssetsPath: string;

beforeEach(() => {
  folder = temporaryFolder();
  [clientFolder, formerAssetsPath] = [join(folder.path, 'client'), join(folder.path, 'data', 'former-assets')];
});
afterEach(() => { folder.remove(); });

/** A build with one part, in place of the one before. */
function build(part: string): void {
  rmSync(clientFolder, { recursive: true, force: true });
  mkdirSync(join(clientFolder, 'assets'), { recursive: true });
  writeFileSync(join(clientFolder, 'assets', part), `content of ${part}`);
  writeFileSync(join(clientFolder, 'assets', `${part}.gz`), `packed ${part}`);
}

function start(atMs: number): StaticFiles {
  const files = createStaticFiles(clientFolder, formerAssetsPath);
  keepAssets({ clientFolder, formerAssetsPath }, atMs);
  return files;
}

const get = async (files: StaticFiles, path: string, encoding = ''): Promise<string> => {
  const reply = await files.serve({ path, header: ((name: string) => (name === 'accept-encoding' ? encoding : undefined)) as Parameters<StaticFiles['serve']>[0]['header'] });
  return reply.status === 200 ? `${await reply.text()}, ${reply.headers.get('cache-control')}` : String(reply.status);
};

it('a page of the build before gets its parts after an update, packed or not, and for ever', async () => {
  build('screen-old1.js');
  start(now);
  build('screen-new2.js');
  const files = start(now + day);
  expect(await get(files, '/assets/screen-old1.js')).toBe('content of screen-old1.js, public, max-age=31536000, immutable');
  expect(await get(files, '/assets/screen-old1.js', 'gzip')).toContain('packed screen-old1.js');
  expect(await get(files, '/assets/screen-new2.js')).toContain('content of screen-new2.js');
});

it('parts of a build that ran for longer than sixty days without a restart outlive the update', async () => {
  build('screen-old1.js');
  start(now);
  build('screen-new2.js');
  start(now + 61 * day);
  expect(await get(start(now + 62 * day), '/assets/screen-old1.js')).toContain('content');
});

it('parts of a build are let go sixty days after another took its place', async () => {
  build('screen-old1.js');
  start(now);
  start(now + 30 * day);
  build('screen-new2.js');
  start(now + 89 * day);
  start(now + 120 * day);
  expect(await get(start(now + 148 * day), '/assets/screen-old1.js')).toContain('content');
  start(now + 150 * day);
  expect(await get(start(now + 150 * day), '/assets/screen-old1.js')).toBe('404');
});

it('a copy that was cut short is not served, and made again', async () => {
  build('screen-old1.js');
  mkdirSync(formerAssetsPath, { recursive: true });
  writeFileSync(join(formerAssetsPath, 'screen-old1.js.unfinished'), 'cont');
  start(now);
  expect(readdirSync(formerAssetsPath).sort()).toEqual(['screen-old1.js', 'screen-old1.js.gz']);
});

it('nothing outside of them can be asked for', async () => {
  build('screen-old1.js');
  writeFileSync(join(folder.path, 'data-secret.txt'), 'secret');
  start(now);
  const files = start(now);
  for (const path of ['/assets/../../data-secret.txt', '/assets/%2e%2e/%2e%2e/data-secret.txt', '/assets/']) expect(await get(files, path)).toBe('404');
});
