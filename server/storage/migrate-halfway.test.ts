/** A migration that does not come to its end, at whichever statement, leaves the database as it was; the next start ends it. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { incoming, noonMs, smallResponse } from '../fixtures/envelopes.ts';
import { testNotary } from '../fixtures/notary.ts';
import { smallCampaign, storedCampaign } from '../fixtures/small-campaign.ts';
import { temporaryFolder, type TemporaryFolder } from '../fixtures/temporary-folder.ts';
import { migrate, migrations } from './migrate.ts';
import { everything } from './port.ts';
import { openSqlite } from './sqlite.ts';

let folder: TemporaryFolder;
beforeEach(() => { folder = temporaryFolder(); });
afterEach(() => { folder.remove(); });

const open = (databasePath: string) => openSqlite({ databasePath, nowMs: noonMs, rebuildWorkerUrl: null, notary: testNotary, onFailStop: (error) => { throw error; } });

/** Statements as SQLite would run them one by one; a trigger's body belongs to it. */
function statementsOf(sql: string): string[] {
  const lines = sql.split('\n').filter((line) => !line.trimStart().startsWith('--'));
  const pieces = lines.join('\n').split(/;[ \t]*(?=\n|$)/);
  return pieces.reduce<string[]>((found, piece) => {
    const last = found.at(-1);
    if (last !== undefined && /\bBEGIN\b/.test(last) && !/\bEND\s*$/.test(last)) return [...found.slice(0, -1), `${last};${piece}`];
    return [...found, piece];
  }, []).filter((each) => each.trim() !== '');
}

/** Everything in the file: its form, its version and every row. */
function contentOf(path: string): unknown {
  const client = new Database(path, { readonly: true });
  const schema = client.prepare<[], { type: string; name: string }>("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name").all();
  const rows = schema.filter((each) => each.type === 'table').map(({ name }) => [name, client.prepare(`SELECT * FROM "${name}"`).all()]);
  const marks = ['user_version', 'application_id'].map((name) => client.pragma(name, { simple: true }));
  client.close();
  return { schema, rows, marks };
}

/** A database of the program with so many migrations, with one of everything that program knew. */
async function olderDatabase(version: number): Promise<string> {
  const [newest, path] = [join(folder.path, 'newest.db'), join(folder.path, `of-${version}.db`)];
  const storage = open(newest);
  const campaign = smallCampaign();
  const stored = await storedCampaign(campaign);
  await storage.createCampaign(stored, []);
  await storage.storeBatch([incoming(campaign, smallResponse(campaign, stored.questionnaireHash)), { ...incoming(campaign, smallResponse(campaign, stored.questionnaireHash)), heldReasons: ['not_assigned'] }]);
  await storage.close();
  const client = new Database(path);
  migrate(client, version);
  if (version > 0) {
    client.pragma('foreign_keys = OFF');
    client.prepare('ATTACH ? AS newer').run(newest);
    for (const table of ['questionnaires', 'campaigns', 'envelopes', 'held', 'responses', 'tally_cells', 'arrivals', ...(version > 2 ? ['ledger', 'receipts'] : [])]) {
      const columns = client.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table).join(', ');
      client.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM newer.${table}`);
    }
  }
  client.close();
  return path;
}

/** Runs the next migration as far as its first `count` statements and lets the following one fail, as a full disk does. */
function failAfter(path: string, statements: readonly string[], count: number): void {
  const client = new Database(path);
  const run = client.exec.bind(client);
  vi.spyOn(client, 'exec').mockImplementation(() => {
    for (const each of statements.slice(0, count)) run(each);
    throw new Error('the disk is full');
  });
  expect(() => migrate(client)).toThrow('the disk is full');
  client.close();
}

describe('a migration that fails', () => {
  it.each(migrations.map((sql, version) => [version, sql] as const))('from version %i, after any of its statements, leaves everything as it was, and the next start ends it', async (version, sql) => {
    const path = await olderDatabase(version);
    const statements = statementsOf(sql);
    const before = contentOf(path);
    for (let count = 0; count <= statements.length; count += 1) {
      failAfter(path, statements, count);
      expect([count, contentOf(path)]).toEqual([count, before]);
    }
    const storage = open(path);
    const found = await storage.responsesAfter('small-2026', everything, { after: 0, limit: 9 });
    await storage.close();
    expect(found.length).toBe(version > 0 ? 1 : 0);
    const client = new Database(path, { readonly: true });
    expect(client.pragma('user_version', { simple: true })).toBe(migrations.length);
    expect(client.pragma('integrity_check', { simple: true })).toBe('ok');
    client.close();
  });

  it('was cut at every statement: run one by one they make what the whole makes', () => {
    const [whole, apart] = [new Database(':memory:'), new Database(':memory:')];
    for (const sql of migrations) {
      expect(statementsOf(sql).length).toBeGreaterThan(1);
      whole.exec(sql);
      // Prepared, it is one statement or none.
      for (const each of statementsOf(sql)) apart.prepare(each).run();
    }
    const schemaOf = (client: Database.Database): unknown => client.prepare('SELECT type, name FROM sqlite_schema ORDER BY 1, 2').all();
    expect(schemaOf(apart)).toEqual(schemaOf(whole));
  });
});
