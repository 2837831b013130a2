import { cpSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSkeleton, repository, runTool, type Skeleton } from './skeleton.ts';

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: { readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[] };
}

/** Healthy files: what the planted ones import. */
const healthy: Record<string, string> = {
  'package.json': '{ "type": "module", "imports": { "#shared/*": "./shared/*" }, "dependencies": { "drizzle-orm": "1.0.0", "dexie": "1.0.0" }, "devDependencies": { "fast-check": "1.0.0" } }',
  'tsconfig.json': '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "bundler", "allowImportingTsExtensions": true, "noEmit": true } }',
  'node_modules/drizzle-orm/package.json': '{ "name": "drizzle-orm", "version": "1.0.0", "main": "index.js" }',
  'node_modules/drizzle-orm/index.js': 'export const x = 1;',
  'node_modules/dexie/package.json': '{ "name": "dexie", "version": "1.0.0", "main": "index.js" }',
  'node_modules/dexie/index.js': 'export const x = 1;',
  'node_modules/fast-check/package.json': '{ "name": "fast-check", "version": "1.0.0", "main": "index.js" }',
  'node_modules/fast-check/index.js': 'export const x = 1;',
  'shared/kernel/id.ts': 'export const x = 1; export type X = 1;',
  'shared/wire/push.ts': "export { x } from '../kernel/id.ts';",
  'shared/question-types/rating/rating.ts': "import { x } from '../../kernel/id.ts'; export const rating = x;",
  'shared/question-types/grid/grid.ts': 'export const grid = 1;',
  'shared/languages/vi/field.ts': 'export const field = {};',
  'shared/languages/en/field.ts': "import type { field } from '../vi/field.ts'; export type F = typeof field;",
  'client/kit/ui/button.ts': "import { x } from '#shared/kernel/id.ts'; export const button = x;",
  'client/kit/store/drafts.ts': "import { x } from 'dexie'; export const drafts = x;",
  'client/kit/sync/run.ts': "import { drafts } from '../store/drafts.ts'; export const run = drafts;",
  'client/field/main.ts': "import { button } from '../kit/ui/button.ts'; export const main = button;",
  'client/admin/main.ts': 'export const main = 1;',
  'server/storage/port.ts': 'export type Port = 1; export const x = 1;',
  'server/storage/sqlite.ts': "import { x } from 'drizzle-orm'; export const sqlite = x;",
  'server/tables/responses/queries.ts': "import { x } from 'drizzle-orm'; export const queries = x;",
  'server/ingest/receive.ts': "import { x } from '../storage/port.ts'; export const receive = x;",
  'server/ingest/ring-two.ts': "import './ring-one.ts'; export const two = 2;",
  'server/http/routes/results.ts': "import { receive } from '../../ingest/receive.ts'; export const results = receive;",
  'server/compose.ts': "import { sqlite } from './storage/sqlite.ts'; export const compose = sqlite;",
  'server/fixtures/small.ts': 'export const invented = 1;',
  'server/exports/csv/csv.ts': 'export const csv = 1;',
  'e2e/journeys/day.ts': "export { main } from '../../client/field/main.ts'; export { compose } from '../../server/compose.ts';",
};

/** Each planted file breaks one rule. */
const planted: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['no-cycles', 'server/ingest/ring-one.ts', "import './ring-two.ts'; export const one = 1;"],
  ['shared-is-pure', 'shared/kernel/uses-node.ts', "import { readFileSync } from 'node:fs'; export const y = readFileSync;"],
  ['shared-is-pure', 'shared/fixtures/uses-client.ts', "export { button } from '../../client/kit/ui/button.ts';"],
  ['shared-is-pure', 'shared/fixtures/uses-server-type.ts', "import type { Port } from '../../server/storage/port.ts'; export type P = Port;"],
  ['shared-climbs', 'shared/kernel/looks-up.ts', "export { x } from '../wire/push.ts';"],
  ['shared-climbs', 'shared/tally/looks-up-by-type.ts', "import type { x } from '../wire/push.ts'; export type T = typeof x;"],
  ['meet-at-the-wire', 'client/kit/api/server-type.ts', "import type { Port } from '../../../server/storage/port.ts'; export type P = Port;"],
  ['meet-at-the-wire', 'server/http/client-type.ts', "import type { button } from '../../client/kit/ui/button.ts'; export type B = typeof button;"],
  ['apps-are-islands', 'client/field/visits-admin.ts', "export { main } from '../admin/main.ts';"],
  ['kit-below-apps', 'client/kit/ui/knows-field.ts', "export { main } from '../../field/main.ts';"],
  ['plugins-are-islands', 'shared/question-types/rating/knows-grid.ts', "export { grid } from '../grid/grid.ts';"],
  ['plugins-are-islands', 'server/exports/xlsx/knows-csv.ts', "export { csv } from '../csv/csv.ts';"],
  ['pure-plans', 'client/kit/sync/plan.ts', "export { drafts } from '../store/drafts.ts';"],
  ['pure-plans', 'client/kit/interview/next.ts', "export { run } from '../sync/run.ts';"],
  ['http-is-thin', 'server/http/routes/reads-port.ts', "import type { Port } from '../../storage/port.ts'; export type P = Port;"],
  ['tables-own-sql', 'server/ingest/writes-sql.ts', "export { x } from 'drizzle-orm';"],
  ['only-compose-joins', 'server/ingest/picks-engine.ts', "export { sqlite } from '../storage/sqlite.ts';"],
  ['migrations-stand-alone', 'server/migrations/0001.ts', "export { queries } from '../tables/responses/queries.ts';"],
  ['nobody-imports-e2e', 'server/ingest/leans-on-e2e.ts', "export { main } from '../../e2e/journeys/day.ts';"],
  ['no-test-support-in-product', 'server/ingest/stands-on-fixtures.ts', "export { invented } from '../fixtures/small.ts';"],
  ['no-development-packages', 'server/ingest/dev-package.ts', "export { x } from 'fast-check';"],
  ['nothing-unresolved', 'client/field/leads-nowhere.ts', "export { z } from './nothing.ts';"],
];

const cruiser = 'dependency-cruiser/bin/dependency-cruise.mjs';
const cruise = async (folder: string): Promise<Cruise> =>
  JSON.parse(await runTool(cruiser, ['client', 'server', 'shared', 'e2e', '--config', '.dependency-cruiser.mjs', '--output-type', 'json'], folder)) as Cruise;

describe('import rules', () => {
  let skeleton: Skeleton;
  let found: Set<string>;

  beforeAll(async () => {
    skeleton = makeSkeleton({ ...healthy, ...Object.fromEntries(planted.map(([, file, text]) => [file, text])) });
    cpSync(join(repository, '.dependency-cruiser.mjs'), join(skeleton.folder, '.dependency-cruiser.mjs'));
    const { summary } = await cruise(skeleton.folder);
    found = new Set(summary.violations.map((each) => `${each.rule.name} ${each.from}`));
  }, 60_000);
  afterAll(() => skeleton.remove());

  it.each(planted)('%s catches %s', (rule, file) => {
    expect([...found]).toContain(`${rule} ${file}`);
  });

  it('leave healthy files alone', () => {
    const blamed = [...found].map((each) => each.slice(each.indexOf(' ') + 1));
    expect(blamed.filter((file) => file in healthy)).toEqual([]);
  });

  it('each have a planted violation', async () => {
    const { default: config } = await import(join(repository, '.dependency-cruiser.mjs')) as { default: { forbidden: { name: string }[] } };
    const rules = new Set(config.forbidden.map((each) => each.name));
    expect(new Set(planted.map(([rule]) => rule))).toEqual(rules);
  });
});

it('the checker reads every source file of the repository', async () => {
  const { modules } = await cruise(repository);
  const seen = new Set(modules.map((each) => each.source));
  const unseen: string[] = [];
  for (const top of ['client', 'server', 'shared', 'e2e']) {
    for (const name of await readdir(join(repository, top), { recursive: true })) {
      const path = `${top}/${name}`;
      if (/\.tsx?$/.test(name) && !name.endsWith('.d.ts') && !seen.has(path)) unseen.push(path);
    }
  }
  expect(seen.size).toBeGreaterThan(80);
  expect(unseen).toEqual([]);
}, 120_000);
