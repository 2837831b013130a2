/** Builds the page of the store as the product is built, and serves it: workers, modules and all. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { removeFolder } from '../../server.ts';

export interface StorePage {
  readonly origin: string;
  close(): void;
}

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export async function serveStore(): Promise<StorePage> {
  const outDir = mkdtempSync(join(tmpdir(), 'hailong-store-'));
  await build({
    configFile: false, logLevel: 'error', root: import.meta.dirname,
    resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
    build: { outDir, emptyOutDir: true, target: 'chrome109', assetsInlineLimit: 0 },
  });
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : new URL(request.url ?? '/', 'http://localhost').pathname;
    try {
      const file = readFileSync(join(outDir, path));
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(file);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The page has no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.close();
      removeFolder(outDir);
    },
  };
}
