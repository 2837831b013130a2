/**
 * The disk of the server is full, or fails: it never acknowledges what it did not store. A full disk
 * is refused and outlived; of a failed one nobody knows what is on it, so the process ends.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, rmSync, statSync, statfsSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { seededRandom, type Random } from '../../shared/kernel/random.ts';
import { handIn, isFull } from '../proof/figures.ts';
import { newDataFolder, removeFolder, startServer, type RunningServer } from '../server.ts';
import { options, startWithCampaign } from './campaign-server.ts';
import { depositUntilRefused, emptyOutboxes, lossesOf, makePhone, verifyOffline, type FleetPhone } from './fleet.ts';

const smallDiskMegabytes = 120;
const rounds = isFull ? 20 : 1;

/** A small file system of its own on this folder, where this user may mount one. */
function mountSmallDisk(folder: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${smallDiskMegabytes}m`, 'hailong-faults', folder]).status === 0;
}

/** Fills the disk but for so many bytes. */
function fillDisk(folder: string, leaveBytes: number): string {
  const ballast = join(folder, 'ballast');
  const file = openSync(ballast, 'w');
  const block = Buffer.alloc(65_536, 1);
  for (;;) {
    const { bavail, bsize } = statfsSync(folder);
    const room = bavail * bsize - leaveBytes;
    if (room <= 0) break;
    writeSync(file, block, 0, Math.min(block.length, room));
  }
  closeSync(file);
  return ballast;
}

const statusOf = (error: unknown): string => /: (5\d\d) /.exec(String(error))?.[1] ?? 'no answer';

interface Tried {
  readonly losses: ReturnType<typeof lossesOf>;
  readonly answers: readonly string[];
}

async function endWell(fleet: readonly FleetPhone[], server: RunningServer): Promise<ReturnType<typeof lossesOf>> {
  await emptyOutboxes(fleet);
  await server.stop();
  expect(verifyOffline(fleet, server.data)).toEqual({ code: 0, says: '' });
  return lossesOf(fleet, server.data);
}

/** On a disk of its own that is filled, emptied and filled again while phones deposit. */
async function fillAgainAndAgain(data: string): Promise<Tried> {
  const { server, desk } = await startWithCampaign(data);
  const fleet = [await makePhone(server.origin, 'one'), await makePhone(server.origin, 'two')];
  const random = seededRandom('full disk');
  const answers: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const ballast = fillDisk(data, random.integer(400) * 1_024);
    answers.push(...(await Promise.all(fleet.map(depositUntilRefused))).map(statusOf));
    // It lives, and what only reads goes on.
    expect((await desk.progress('thu-su-co')).responses).toBeGreaterThanOrEqual(0);
    rmSync(ballast);
    await emptyOutboxes(fleet);
  }
  return { losses: await endWell(fleet, server), answers };
}

/** Where nothing can be mounted: files may not grow, which a server takes for a failed disk, and ends. */
async function limitAgainAndAgain(data: string, how: (round: number) => number): Promise<Tried & { readonly codes: readonly (number | null)[] }> {
  let { server } = await startWithCampaign(data);
  const fleet = [await makePhone(server.origin, 'one'), await makePhone(server.origin, 'two')];
  const [answers, codes]: [string[], (number | null)[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    await server.stop();
    const limit = Math.ceil(statSync(join(data, 'hailong.db')).size / 1_024) + how(round);
    server = await startServer({ data, port: server.port, options, fileLimitKilobytes: limit });
    answers.push(...(await Promise.all(fleet.map(depositUntilRefused))).map(statusOf));
    codes.push(await Promise.race([server.ended, wait(20_000, -1)]));
    server = await startServer({ data, port: server.port, options });
    await emptyOutboxes(fleet);
  }
  return { losses: await endWell(fleet, server), answers, codes };
}

test('a full disk: refused as full, nothing acknowledged is lost, and it goes on when there is room', async () => {
  test.setTimeout(120_000 + rounds * 30_000);
  const data = newDataFolder();
  const isMounted = mountSmallDisk(data);
  try {
    const { losses, answers } = isMounted ? await fillAgainAndAgain(data) : await limitAgainAndAgain(data, () => 200);
    handIn([{
      promise: 'P17', what: 'disk of the server filled under load', faults: rounds, ...losses,
      more: { 'how': isMounted ? `a file system of ${smallDiskMegabytes} MB` : 'a limit on the size of files (nothing could be mounted)', 'refused as full (507)': answers.filter((each) => each === '507').length },
    }]);
    expect(losses).toMatchObject({ lost: 0, doubled: 0, altered: 0 });
    expect(losses.acknowledged).toBeGreaterThan(0);
    if (isMounted) expect(new Set(answers)).toEqual(new Set(['507']));
  } finally {
    if (isMounted) execFileSync('umount', ['-l', data]);
    removeFolder(data);
  }
});

test('a file that cannot be written any more: the server ends at once and starts again with everything it acknowledged', async () => {
  test.setTimeout(120_000 + rounds * 60_000);
  const data = newDataFolder();
  const random = seededRandom('limits');
  const { losses, codes } = await limitAgainAndAgain(data, () => 60 + random.integer(900));
  handIn([{ promise: 'P17', what: 'writes of the server fail (limit on the size of files), and it ends', faults: rounds, ...losses, more: { 'ended by itself': codes.filter((code) => code !== null && code > 0).length } }]);
  expect(losses).toMatchObject({ lost: 0, doubled: 0, altered: 0 });
  expect(codes.every((code) => code !== null && code > 0)).toBe(true);
  removeFolder(data);
});

/** What the system answers in place of the truth, and at which call. */
const injections = [['fsync', 'EIO'], ['pwrite64', 'EIO'], ['pwrite64', 'ENOSPC'], ['fsync', 'ENOSPC']] as const;
const injectionRounds = isFull ? 8 : 1;

/** From now on the `when`th such call of the server and all after it fail. Resolves when that holds. */
async function inject(server: RunningServer, [call, error]: readonly [string, string], when: number): Promise<() => void> {
  const log = join(server.data, 'injected.txt');
  writeFileSync(log, '');
  const tracer = spawn('strace', ['-f', '-qq', '-p', String(server.processId), '-e', `trace=${call}`, '-e', `inject=${call}:error=${error}:when=${when}+`, '-o', log], { stdio: 'ignore' });
  while (!isTraced(server.processId) && tracer.exitCode === null) await wait(20);
  if (tracer.exitCode !== null) throw new Error('The tracer does not run.');
  return () => tracer.kill('SIGTERM');
}

function isTraced(processId: number): boolean {
  return !/TracerPid:\s+0\n/.test(execFileSync('cat', [`/proc/${processId}/status`], { encoding: 'utf8' }));
}

function hasTracer(): boolean {
  return existsSync('/proc/self/status') && spawnSync('strace', ['-qq', '-e', 'trace=none', '-o', '/dev/null', 'true']).status === 0;
}

test('calls to the disk that fail: never a receipt for what is not stored; the server ends, and the next start looks the database through', async () => {
  test.setTimeout(180_000 + injectionRounds * injections.length * 60_000);
  const data = newDataFolder();
  const isThere = hasTracer();
  const random = seededRandom('injections');
  const done = isThere ? await injectAgainAndAgain(data, random) : { ...await limitAgainAndAgain(data, () => 60 + random.integer(900)), faults: rounds };
  handIn([{
    promise: 'P17', what: 'calls to the disk made to fail (fsync and pwrite with EIO and ENOSPC)', faults: done.faults, ...done.losses,
    more: { how: isThere ? 'strace' : 'tool not there: a limit on the size of files in its place', 'ended by itself': done.codes.filter((code) => code !== null && code > 0).length },
  }]);
  expect(done.losses).toMatchObject({ lost: 0, doubled: 0, altered: 0 });
  expect(done.answers.every((each) => ['503', '507', 'no answer'].includes(each))).toBe(true);
  removeFolder(data);
});

async function injectAgainAndAgain(data: string, random: Random): Promise<Tried & { readonly codes: readonly (number | null)[]; readonly faults: number }> {
  let { server } = await startWithCampaign(data);
  const fleet = [await makePhone(server.origin, 'one'), await makePhone(server.origin, 'two')];
  const [answers, codes]: [string[], (number | null)[]] = [[], []];
  for (let round = 0; round < injectionRounds * injections.length; round += 1) {
    const injection = injections[round % injections.length]!;
    const end = await inject(server, injection, 1 + random.integer(25));
    const refused = (await Promise.all(fleet.map(depositUntilRefused))).map(statusOf);
    answers.push(...refused);
    // An error of which nobody knows what it left on the disk ends the process; a full disk does not have to.
    const code = await Promise.race([server.ended, wait(injection[1] === 'EIO' ? 8_000 : 500, -1)]);
    codes.push(code);
    if (injection[1] === 'EIO') expect({ injection, ended: code !== null && code > 0, refused }).toMatchObject({ ended: true });
    end();
    if (code === -1) await server.kill();
    server = await startServer({ data, port: server.port, options });
    await emptyOutboxes(fleet);
    expect(lossesOf(fleet, data)).toMatchObject({ lost: 0, doubled: 0, altered: 0 });
  }
  return { losses: await endWell(fleet, server), answers, codes, faults: codes.length };
}
