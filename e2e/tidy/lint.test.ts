import { ESLint } from 'eslint';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { repository } from './skeleton.ts';

/** The first file that needs types reads the whole project. */
vi.setConfig({ testTimeout: 120_000 });

const promises = '@typescript-eslint/no-floating-promises';
const linter = new ESLint({ cwd: repository });
/** Without the one rule that needs types: it would read the whole project anew for every text. */
const quickLinter = new ESLint({ cwd: repository, overrideConfig: { languageOptions: { parserOptions: { projectService: false } }, rules: { [promises]: 'off' } } });

/** The rules broken by `text`, were it the file at `path`. The file must exist where a rule needs types. */
async function broken(path: string, text: string, by = quickLinter): Promise<string[]> {
  const [result] = await by.lintText(text, { filePath: join(repository, path) });
  return (result?.messages ?? []).map((each) => each.ruleId ?? each.message);
}

/** A file of the repository in each place, so that rules that read types find its project. */
const shared = 'shared/kernel/id.ts';
const server = 'server/storage/port.ts';
const words = 'shared/languages/fill.ts';

it.each([
  ['toFixed', server, 'export const a = (1.005).toFixed(2);'],
  ['toFixed by its name', server, "export const a = (1.005)['toFixed'](2);"],
  ['toPrecision', server, 'export const a = (1.005).toPrecision(2);'],
  ['toLocaleString', words, "export const a = (1.005).toLocaleString('vi');"],
  ['Intl.NumberFormat', words, "export const a = new Intl.NumberFormat('vi');"],
  ['raw SQL', server, 'declare const sql: { raw(text: string): void };\nexport const a = sql.raw(String(1));'],
  ['an async transaction', server, 'declare const db: { transaction(f: () => unknown): unknown };\nexport const a = db.transaction(async () => 1);'],
  ['a double cast', server, 'export const a = 1 as unknown as string;'],
  ['the clock in shared', shared, 'export const a = Date.now();'],
  ['a new Date of now in shared', shared, 'export const a = new Date();'],
  ['chance in shared', shared, 'export const a = Math.random();'],
  ['crypto in shared', shared, "export const a = crypto.subtle.digest('SHA-256', new Uint8Array());"],
  ['random identifiers in sealing', 'shared/sealing/digest.ts', 'export const a = crypto.randomUUID();'],
])('%s is barred', async (_what, path, text) => {
  expect(await broken(path, text)).toEqual(['no-restricted-syntax']);
});

it('markup from data is barred', async () => {
  const text = "export const a = { dangerouslySetInnerHTML: { __html: '' } };";
  expect(await broken(server, text)).toEqual(['no-restricted-syntax']);
});

it.each(['window', 'document', 'fetch', 'process', 'localStorage', 'indexedDB', 'navigator', 'setTimeout'])('shared knows no %s', async (name) => {
  expect(await broken(shared, `export const a = ${name};`)).toEqual(['no-restricted-globals']);
});

it.each([
  ['dexie outside the store', server, 'dexie'],
  ['idb-keyval outside the language', server, 'idb-keyval'],
  ['workbox-background-sync anywhere', server, 'workbox-background-sync'],
  ['Node in shared', shared, 'node:fs'],
])('%s is barred', async (_what, path, name) => {
  expect(await broken(path, `import '${name}';`)).toEqual(['no-restricted-imports']);
});

it('IndexedDB outside the store is barred', async () => {
  expect(await broken(server, 'export const a = indexedDB;')).toEqual(['no-restricted-globals']);
  expect(await broken('client/field/state/route.ts', 'export const a = globalThis.indexedDB;')).toEqual(['no-restricted-syntax']);
});

it.each(['client/field/state/route.ts', 'client/kit/store/care.ts', 'client/kit/store/journal/opfs-folder.ts'])('localStorage is the sentinel\'s alone: not of %s', async (path) => {
  expect(await broken(path, 'export const a = localStorage;')).toEqual(['no-restricted-globals']);
  expect(await broken('client/kit/store/text-shelf.ts', 'export const a = localStorage;')).toEqual([]);
});

it.each(['client/field/state/route.ts', 'client/kit/vault/vault.ts', 'client/kit/store/kit.ts'])('files of the page are the journal\'s alone: not of %s', async (path) => {
  const text = 'export const a = (): Promise<unknown> => navigator.storage.getDirectory();';
  expect(await broken(path, text)).toEqual(['no-restricted-syntax']);
  expect(await broken('client/kit/store/journal/opfs-folder.ts', text)).toEqual([]);
});

it.each([
  ['any', '@typescript-eslint/no-explicit-any', 'export const a: any = 1;'],
  ['a comment that switches types off', '@typescript-eslint/ban-ts-comment', '// @ts-ignore\nexport const a = 1;'],
  ['loose equality', 'eqeqeq', 'export const a = (b: number) => b == 1;'],
  ['an empty catch', 'no-empty', 'try { JSON.parse(String(1)); } catch {}'],
  ['a fourth parameter', 'max-params', 'export const a = (b: number, c: number, d: number, e: number) => b + c + d + e;'],
  ['a long file', 'max-lines', 'export {};\n'.repeat(201)],
  ['a long function', 'max-lines-per-function', `export function a(): void {\n${'  String(1);\n'.repeat(51)}}`],
])('%s is barred', async (_what, rule, text) => {
  expect(await broken(server, text)).toContain(rule);
});

it('a promise that nobody waits for is barred', async () => {
  expect(await broken(server, 'Promise.resolve(1);', linter)).toContain(promises);
});

it('a comment cannot switch a bar off', async () => {
  expect(await broken(server, '// eslint-disable-next-line no-restricted-syntax\nexport const a = (1).toFixed(2);')).toContain('no-restricted-syntax');
});

it.each(['it.skip', 'it.only', 'describe.skip', 'test.fixme', 'test.describe.only'])('%s is barred in tests', async (name) => {
  expect(await broken('e2e/journeys/day.spec.ts', `${name}('x', () => {});`)).toContain('no-restricted-syntax');
});

it('dictionaries may be as long as they are', async () => {
  expect(await broken('shared/languages/vi/formats.ts', 'export {};\n'.repeat(201))).toEqual([]);
});
