import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { agreesWithLock } from './install.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { checkNode, headersOfSystem } from './requirements.mjs';
import { runStep } from './run-step.mjs';
import { findProgram } from './system-packages.mjs';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'hailong-setup-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

describe('Node', () => {
  it.each(['18.20.8', '20.18.3', '16.0.0'])('%s is refused in one sentence', (version) => {
    expect(() => checkNode(version)).toThrow(`Hài Lòng needs Node 20.19 or newer; this is Node ${version}.`);
  });

  it.each(['20.19.0', '20.20.2', '22.1.0', '24.18.0'])('%s is taken', (version) => {
    expect(() => checkNode(version)).not.toThrow();
  });
});

describe('an installation agrees with the lock file', () => {
  const lock = (packages: object): string => JSON.stringify({ packages: { '': {}, ...packages } });
  const installed = (packages: object): string => JSON.stringify({ packages });

  it('when every package is there in its version', () => {
    expect(agreesWithLock(lock({ 'node_modules/a': { version: '1.0.0' } }), installed({ 'node_modules/a': { version: '1.0.0' } }))).toBe(true);
  });

  it('when only packages for other systems are not there', () => {
    expect(agreesWithLock(lock({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0', optional: true } }), installed({ 'node_modules/a': { version: '1.0.0' } }))).toBe(true);
  });

  it.each([
    ['a package is missing', {}],
    ['a package has another version', { 'node_modules/a': { version: '1.0.1' } }],
    ['there is a package too many', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } }],
  ])('not when %s', (_why, packages) => {
    expect(agreesWithLock(lock({ 'node_modules/a': { version: '1.0.0' } }), installed(packages))).toBe(false);
  });

  it('not when nothing was ever installed', () => {
    expect(agreesWithLock(lock({}), undefined)).toBe(false);
  });
});

describe('preparing', () => {
  it('two at once happen one after the other', async () => {
    const happened: string[] = [];
    const piece = (name: string) => async (): Promise<void> => {
      happened.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      happened.push(`${name} ends`);
    };
    const lockFile = join(folder, 'both.lock');
    await Promise.all([oneAtATime(piece('first'), lockFile), oneAtATime(piece('second'), lockFile)]);
    expect(happened).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('the lock of a process that died holds nobody up', async () => {
    const dead = spawnSync(process.execPath, ['-e', '0']).pid;
    const lockFile = join(folder, 'dead.lock');
    writeFileSync(lockFile, String(dead));
    expect(await oneAtATime(() => 'done', lockFile)).toBe('done');
  });

  it('what fails lets the next one in', async () => {
    const lockFile = join(folder, 'failing.lock');
    await expect(oneAtATime(() => { throw new Error('no room'); }, lockFile)).rejects.toThrow('no room');
    expect(await oneAtATime(() => 'done', lockFile)).toBe('done');
  });
});

describe('headers to compile with', () => {
  const headers = (modules: string): string => {
    const place = mkdtempSync(join(folder, 'headers-'));
    mkdirSync(join(place, 'include/node'), { recursive: true });
    writeFileSync(join(place, 'include/node/node_version.h'), `#define NODE_MODULE_VERSION ${modules}\n`);
    return place;
  };

  it('are the system\'s when they are of this Node', () => {
    vi.stubEnv('npm_config_nodedir', undefined);
    const place = headers(process.versions.modules);
    expect(headersOfSystem(place)).toEqual({ npm_config_nodedir: place });
  });

  it('are not the system\'s when they are of another Node, or when somebody chose others', () => {
    vi.stubEnv('npm_config_nodedir', undefined);
    expect(headersOfSystem(headers('1'))).toEqual({});
    vi.stubEnv('npm_config_nodedir', '/opt/node');
    expect(headersOfSystem(headers(process.versions.modules))).toEqual({});
  });
});

it('a program is found in the path, or not at all', () => {
  expect(findProgram('hailong-has-no-such-program', 'sh')).toMatch(/\/sh$/);
  expect(findProgram('hailong-has-no-such-program')).toBeUndefined();
});

it('a step that fails says why and keeps stdout clean', async () => {
  const told: string[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0);
  const printed = vi.spyOn(process.stdout, 'write');
  const step = runStep({ title: 'Trying', command: process.execPath, args: ['-e', "console.log('the reason'); process.exit(3)"], failure: 'It cannot be done.' });
  await expect(step).rejects.toThrow('It cannot be done.');
  write.mockRestore();
  expect(told.join('')).toContain('the reason');
  expect(printed).not.toHaveBeenCalled();
});

it('everything that runs before the installation imports only what Node brings', () => {
  const bare = /from '(?!node:|\.)/;
  for (const name of ['start', 'hailong', 'prepare', 'install', 'build', 'requirements', 'run-step', 'run-built', 'system-packages', 'one-at-a-time', 'places', 'stop']) {
    expect(readFileSync(new URL(`./${name}.mjs`, import.meta.url), 'utf8')).not.toMatch(bare);
  }
});
