/**
 * Builds the phone's page as the product is built and serves it; what it asks of `/api/` goes on to
 * a server, so that page and server are one origin and stay one when the server is started anew.
 */
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { removeFolder } from '../../server.ts';

export interface PhoneHost {
  readonly origin: string;
  /** Port of the server behind it; 0: there is no network. */
  serverPort: number;
  /** Paths that get no answer. */
  cut: ReadonlySet<string>;
  close(): void;
}

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

let built: Promise<string> | undefined;

export async function servePhone(serverPort = 0): Promise<PhoneHost> {
  built ??= buildPage();
  const folder = await built;
  const host: { serverPort: number; cut: ReadonlySet<string> } = { serverPort, cut: new Set() };
  const listener = createServer((asked, reply) => {
    const path = asked.url ?? '/';
    if (!path.startsWith('/api/')) return page(folder, path, reply);
    if (host.serverPort === 0 || host.cut.has(path)) return void asked.socket.destroy();
    passOn(asked, reply, host.serverPort);
  });
  await new Promise<void>((resolve) => { listener.listen(0, '127.0.0.1', resolve); });
  const { port } = listener.address() as AddressInfo;
  return Object.assign(host, {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      listener.closeAllConnections();
      listener.close();
    },
  });
}

async function buildPage(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'hailong-phone-'));
  process.once('exit', () => removeFolder(outDir));
  await build({
    configFile: false, logLevel: 'error', root: import.meta.dirname,
    resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
    build: { outDir, emptyOutDir: true, target: 'chrome109', assetsInlineLimit: 0 },
  });
  return outDir;
}

function page(folder: string, path: string, reply: ServerResponse): void {
  const name = path === '/' ? '/index.html' : new URL(path, 'http://localhost').pathname;
  try {
    const file = readFileSync(join(folder, name));
    reply.writeHead(200, { 'content-type': types[extname(name)] ?? 'application/octet-stream' }).end(file);
  } catch {
    reply.writeHead(404).end();
  }
}

function passOn(asked: IncomingMessage, reply: ServerResponse, port: number): void {
  const onwards = request({ host: '127.0.0.1', port, method: asked.method, path: asked.url, agent: false, headers: { ...asked.headers, connection: 'close' } }, (answer) => {
    reply.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(reply);
  });
  onwards.on('error', () => reply.destroy());
  asked.on('error', () => onwards.destroy()).pipe(onwards);
}
