import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder, type TemporaryFolder } from '../fixtures/temporary-folder.ts';
import { createStaticFiles, type StaticFiles } from './static-files.ts';

describe('the client\'s files', () => {
  let folder: TemporaryFolder;
  let files: StaticFiles;
  beforeEach(() => {
    folder = temporaryFolder();
    const given: Record<string, string | Buffer> = {
      'client/index.html': 'landing', 'client/field/index.html': 'field', 'client/field/sw.js': 'worker', 'client/admin/index.html': 'admin',
      'client/assets/app-abc.js': 'script', 'client/assets/app-abc.js.br': brotliCompressSync('script'), 'secret.txt': 'secret',
    };
    for (const [path, content] of Object.entries(given)) {
      mkdirSync(dirname(join(folder.path, path)), { recursive: true });
      writeFileSync(join(folder.path, path), content);
    }
    files = createStaticFiles(join(folder.path, 'client'));
  });
  afterEach(() => { folder.remove(); });

  const get = (path: string, headers: Record<string, string> = {}) =>
    files.serve({ path, header: ((name: string) => headers[name]) as Parameters<StaticFiles['serve']>[0]['header'] });

  it('are asked about each time, but for those with a hash in their name', async () => {
    expect((await get('/')).headers.get('cache-control')).toBe('no-cache');
    expect((await get('/field/sw.js')).headers.get('cache-control')).toBe('no-cache');
    expect((await get('/assets/app-abc.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('come compressed to who understands it', async () => {
    const small = await get('/assets/app-abc.js', { 'accept-encoding': 'gzip, br;q=0.9' });
    expect([small.headers.get('content-encoding'), small.headers.get('content-type'), small.headers.get('vary')])
      .toEqual(['br', 'text/javascript; charset=utf-8', 'accept-encoding']);
    expect(brotliDecompressSync(Buffer.from(await small.arrayBuffer())).toString()).toBe('script');
    for (const accepted of ['gzip', 'br;q=0', '']) {
      const plain = await get('/assets/app-abc.js', { 'accept-encoding': accepted });
      expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, 'script']);
    }
  });

  it('are not sent again to who has them', async () => {
    const etag = (await get('/field/')).headers.get('etag') ?? '';
    expect((await get('/field/', { 'if-none-match': etag })).status).toBe(304);
    expect((await get('/admin/', { 'if-none-match': etag })).status).toBe(200);
  });

  it('give an app for every address below it, and its folder for its name', async () => {
    expect(await (await get('/field/')).text()).toBe('field');
    expect(await (await get('/admin/campaigns/x')).text()).toBe('admin');
    const moved = await get('/field');
    expect([moved.status, moved.headers.get('location')]).toEqual([308, '/field/']);
  });

  it('are those of the folder and nothing above it', async () => {
    for (const path of ['/../secret.txt', '/field/../../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%zz', '/assets/none.js', '/none']) {
      const reply = await get(path);
      expect([path, reply.status]).toEqual([path, 404]);
      expect(await reply.text()).toContain('Không có trang này');
    }
  });
});
