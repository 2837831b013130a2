/**
 * The client's files, read once and kept. Compression was done by the build; here only the copy
 * that the browser understands is chosen. Files with a hash in their name never change; pages and
 * workers are asked about each time.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { HonoRequest } from 'hono';
import { problems as english } from '#shared/languages/en/problems.ts';
import { problems as vietnamese } from '#shared/languages/vi/problems.ts';

export interface StaticFiles {
  serve(request: Pick<HonoRequest, 'path' | 'header'>): Promise<Response>;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.webp': 'image/webp', '.woff2': 'font/woff2',
  '.json': 'application/json', '.webmanifest': 'application/manifest+json', '.txt': 'text/plain; charset=utf-8',
};
const encodings = [{ name: 'br', ending: '.br' }, { name: 'gzip', ending: '.gz' }];
const forever = 'public, max-age=31536000, immutable';

/** `formerAssets` holds files of earlier builds, for pages that were opened before an update. */
export function createStaticFiles(folder: string, formerAssets?: string): StaticFiles {
  const built = listFiles(folder);
  const former = formerAssets === undefined ? [] : listFiles(formerAssets).map((path) => `/assets${path}`);
  const paths = new Set([...former, ...built]);
  const isBuilt = new Set(built);
  const placeOf = (path: string): string => (isBuilt.has(path) || formerAssets === undefined ? join(folder, path) : join(formerAssets, path.slice('/assets'.length)));
  const apps = [...paths].filter((path) => path.endsWith('/index.html')).map((path) => path.slice(0, -'index.html'.length));
  const contents = new Map<string, Promise<{ readonly bytes: Buffer; readonly etag: string }>>();
  const load = (path: string) => {
    const kept = contents.get(path) ?? readFile(placeOf(path)).then((bytes) => ({ bytes, etag: etagOf(bytes) }));
    contents.set(path, kept);
    return kept;
  };
  return {
    serve: async (request) => {
      const path = decodePath(request.path);
      if (apps.includes(`${path}/`)) return new Response(null, { status: 308, headers: { location: `${path}/` } });
      const file = fileFor(path, paths, apps);
      if (file === undefined) return missingPage();
      const accepted = request.header('accept-encoding') ?? '';
      const encoding = encodings.find(({ name, ending }) => accepts(accepted, name) && paths.has(file + ending));
      const { bytes, etag } = await load(file + (encoding?.ending ?? ''));
      const headers = headersFor(file, etag, encoding?.name);
      if (request.header('if-none-match') === etag) return new Response(null, { status: 304, headers });
      return new Response(new Uint8Array(bytes), { headers });
    },
  };
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
    .map((each) => `/${relative(folder, join(each.parentPath, each.name)).split(sep).join('/')}`);
}

/** An app's own screens have addresses too: what looks like a page below an app is that app. */
function fileFor(path: string, paths: ReadonlySet<string>, apps: readonly string[]): string | undefined {
  if (paths.has(path)) return path;
  if (extname(path) !== '') return undefined;
  const app = apps.filter((each) => each !== '/' && path.startsWith(each)).sort((left, right) => right.length - left.length)[0];
  if (app !== undefined) return `${app}index.html`;
  return path === '/' && paths.has('/index.html') ? '/index.html' : undefined;
}

function headersFor(file: string, etag: string, encoding: string | undefined): Headers {
  const headers = new Headers({
    'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
    'cache-control': file.startsWith('/assets/') ? forever : 'no-cache',
    vary: 'accept-encoding',
    etag,
  });
  if (encoding !== undefined) headers.set('content-encoding', encoding);
  return headers;
}

function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((each) => each.trim().split(';')[0] === encoding && !/;\s*q=0(\.0*)?\s*$/.test(each));
}

function etagOf(bytes: Buffer): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '\0';
  }
}

function missingPage(): Response {
  const sentence = (language: string, text: string): string => `<p lang="${language}">${text}</p>`;
  const html = `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>404</title>${
    sentence('vi', vietnamese['route.unknown'])}${sentence('en', english['route.unknown'])}<p><a href="/">Hài Lòng</a></p></html>`;
  return new Response(html, { status: 404, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' } });
}
