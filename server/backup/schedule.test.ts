import { describe, expect, it } from 'vitest';
import type { BackupFailureCode } from '#shared/wire/server-health.ts';
import { noonMs } from '../fixtures/envelopes.ts';
import { BackupFailed } from './backup-failed.ts';
import type { LaidUpTo } from './lay-segment.ts';
import { createBackupSchedule } from './schedule.ts';

const minute = 60_000;

/** A database and a second place that are two numbers. */
function setting() {
  const settings = new Map<string, string>();
  const told: BackupFailureCode[] = [];
  const state = {
    nowMs: noonMs, steadyMs: 0, size: 10, laid: null as number | null, fulls: 0, segments: 0,
    fail: null as BackupFailureCode | null, holdFull: undefined as Promise<void> | undefined, holdSegment: undefined as Promise<void> | undefined,
  };
  const attempt = (): void => { if (state.fail !== null) throw new BackupFailed(state.fail); };
  const schedule = createBackupSchedule({
    works: {
      full: async () => {
        attempt();
        const size = state.size;
        const madeAtMs = state.nowMs;
        await state.holdFull;
        state.fulls += 1;
        state.laid = Math.max(state.laid ?? 0, size);
        return { name: 'x', ledgerSize: size, madeAtMs, sizeBytes: 1000, damaged: [] };
      },
      segment: async (): Promise<LaidUpTo> => {
        attempt();
        await state.holdSegment;
        if (state.laid === null) return { tip: null, hasLaid: false };
        const hasLaid = state.size > state.laid;
        if (hasLaid) state.segments += 1;
        state.laid = state.size;
        return { tip: { epoch: 'e', size: state.laid }, hasLaid };
      },
      close: () => undefined,
    },
    storage: {
      setting: async (name) => settings.get(name),
      setSetting: async (name, value) => { settings.set(name, value); },
      ledgerHead: async () => ({ epoch: 'e', size: state.size, hash: '' }),
    },
    now: () => state.nowMs, steadyMs: () => state.steadyMs, everyMinutes: 15, folder: '/second', isOnSameDisk: false, onFailure: (code) => told.push(code),
  });
  /** Time passes in steps of 5 s. */
  const pass = async (ms: number, each: () => void = () => undefined): Promise<void> => {
    for (let left = ms; left > 0; left -= 5000) {
      state.nowMs += 5000;
      state.steadyMs += 5000;
      each();
      void schedule.tick();
      await new Promise((resolve) => { setImmediate(resolve); });
    }
  };
  return { state, schedule, told, pass };
}

describe('the schedule of backups', () => {
  it('leaves nothing that is older than a minute outside the second place, a full backup running or not', async () => {
    const { state, schedule, pass } = setting();
    await pass(30_000);
    const stored: { size: number; atMs: number }[] = [];
    let finish = (): void => undefined;
    for (let round = 0; round < 20; round += 1) {
      // Every other round a full backup takes eight minutes.
      if (round % 2 === 0) state.holdFull = new Promise((resolve) => { finish = resolve; });
      await pass(8 * minute, () => {
        state.size += 3;
        stored.push({ size: state.size, atMs: state.nowMs });
      });
      finish();
      state.holdFull = undefined;
      const { backedUpTo } = await schedule.health();
      const missing = stored.filter((each) => each.size > backedUpTo);
      expect(missing.every((each) => state.nowMs - each.atMs <= minute)).toBe(true);
      expect(backedUpTo).toBeGreaterThan(state.size - 3 * 12);
    }
    expect(state.fulls).toBeGreaterThan(5);
  });

  it('tells devices nothing before it lies in the second place, and takes it back when it is gone from there', async () => {
    const { state, schedule, pass } = setting();
    expect((await schedule.health()).backedUpTo).toBe(0);
    await pass(minute);
    expect((await schedule.health()).backedUpTo).toBe(10);
    [state.laid, state.holdFull] = [null, new Promise(() => undefined)];
    await pass(30_000);
    expect((await schedule.health()).backedUpTo).toBe(0);
  });

  it('makes a full backup at once where there is none to go on from', async () => {
    const { state, pass } = setting();
    await pass(minute);
    expect(state.fulls).toBe(1);
    state.laid = null;
    await pass(minute);
    expect(state.fulls).toBe(2);
  });

  it('copies a database in which nothing happens once a day', async () => {
    const { state, pass } = setting();
    await pass(10 * 60 * minute);
    expect(state.fulls).toBe(1);
    await pass(15 * 60 * minute);
    expect(state.fulls).toBe(2);
    state.size += 1;
    await pass(20 * minute);
    expect([state.fulls, state.segments]).toEqual([3, 1]);
  });

  it('tells a failure once, keeps it until both succeed, and tries again', async () => {
    const { state, schedule, told, pass } = setting();
    await pass(minute);
    [state.fail, state.size] = ['target_gone', 20];
    await pass(5 * minute);
    expect((await schedule.health()).failure).toMatchObject({ code: 'target_gone' });
    expect((await schedule.health()).backedUpTo).toBe(10);
    expect(told).toEqual(['target_gone']);
    state.fail = 'target_full';
    await pass(minute);
    expect(told).toEqual(['target_gone', 'target_full']);
    state.fail = null;
    await pass(minute);
    expect(await schedule.health()).toMatchObject({ failure: null, backedUpTo: 20 });
  });

  it('goes on where the clock of the machine is set back', async () => {
    const { state, schedule, told, pass } = setting();
    await pass(minute);
    state.nowMs -= 5 * 24 * 60 * minute;
    state.size += 5;
    await pass(minute);
    expect((await schedule.health()).backedUpTo).toBe(15);
    await pass(15 * minute);
    expect([state.fulls, told]).toEqual([2, []]);
  });

  it('tells that nothing arrives where the second place never answers, and is content when it does', async () => {
    const { state, schedule, told, pass } = setting();
    await pass(minute);
    let answer = (): void => undefined;
    [state.size, state.holdSegment] = [20, new Promise((resolve) => { answer = resolve; })];
    await pass(2 * minute);
    expect([told, (await schedule.health()).failure]).toEqual([[], null]);
    await pass(minute);
    expect([told, (await schedule.health()).failure]).toMatchObject([['stalled'], { code: 'stalled' }]);
    answer();
    state.holdSegment = undefined;
    await pass(minute);
    expect(await schedule.health()).toMatchObject({ failure: null, backedUpTo: 20 });
  });

  it('tells a full backup that never ends, and lets one take its time', async () => {
    const { state, told, pass } = setting();
    await pass(minute);
    [state.size, state.holdFull] = [20, new Promise(() => undefined)];
    await pass(60 * minute);
    expect(told).toEqual([]);
    await pass(30 * minute);
    expect(told).toEqual(['stalled']);
  });
});
