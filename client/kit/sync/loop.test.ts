// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { createLoop, type Loop } from './loop.ts';
import { waitMsAfter, type RunEnd } from './next-attempt.ts';

const silence: RunEnd = { state: 'offline', dueAtMs: 0, isFruitful: false, retryAfterMs: undefined };
const done: RunEnd = { state: 'idle', dueAtMs: null, isFruitful: true, retryAfterMs: undefined };

/** A loop whose hours pass in a moment: timers are called when the clock is moved past them. */
class World {
  nowMs = 1_000_000;
  random = 0;
  isVisible = true;
  ends: (isForced: boolean) => RunEnd | Promise<RunEnd> = () => silence;
  readonly runs: { readonly atMs: number; readonly isForced: boolean }[] = [];
  readonly errors: unknown[] = [];
  readonly loop: Loop;
  #timer: { readonly atMs: number; readonly work: () => void } | undefined;

  constructor() {
    this.loop = createLoop({
      run: async (isForced) => {
        this.runs.push({ atMs: this.nowMs, isForced });
        return this.ends(isForced);
      },
      now: () => this.nowMs, random: () => this.random, isVisible: () => this.isVisible, onError: (error) => this.errors.push(error),
      after: (ms, work) => {
        const timer = { atMs: this.nowMs + ms, work };
        this.#timer = timer;
        return () => { if (this.#timer === timer) this.#timer = undefined; };
      },
    });
  }

  /** Lets what was begun come to an end. */
  async rest(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }

  async pass(ms: number): Promise<void> {
    const endMs = this.nowMs + ms;
    for (let due = this.#timer; due !== undefined && due.atMs <= endMs; due = this.#timer) {
      this.nowMs = due.atMs;
      this.#timer = undefined;
      due.work();
      await this.rest();
    }
    this.nowMs = endMs;
  }

  /** Seconds between one run and the next. */
  gaps(): number[] {
    return this.runs.slice(1).map((run, at) => (run.atMs - (this.runs[at]?.atMs ?? 0)) / 1_000);
  }
}

async function begun(change: Partial<Pick<World, 'ends' | 'random' | 'isVisible'>> = {}): Promise<World> {
  const world = Object.assign(new World(), change);
  world.loop.trySoon();
  await world.rest();
  return world;
}

describe('the loop', () => {
  it('while nobody answers tries after 1, 2, 4 … seconds, and never waits longer than thirty while the page is looked at', async () => {
    const world = await begun();
    await world.pass(200_000);
    expect(world.gaps().slice(0, 9)).toEqual([1, 2, 4, 8, 16, 30, 30, 30, 30]);
  });

  it('while nobody looks waits for five minutes at most', async () => {
    const world = await begun({ isVisible: false });
    await world.pass(3_600_000);
    expect(world.gaps().slice(0, 12)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
  });

  it('begins with a second again after anything was received', async () => {
    const world = await begun();
    await world.pass(20_000);
    world.ends = () => ({ ...silence, isFruitful: true });
    await world.pass(16_000);
    world.ends = () => silence;
    const before = world.runs.length;
    await world.pass(10_000);
    expect(world.gaps().slice(before - 1)).toEqual([1, 1, 2, 4]);
  });

  it('what comes due while a run is busy with other things is tried a second later, not in five minutes', async () => {
    const world = await begun({ ends: () => ({ ...done, dueAtMs: 0 }) });
    await world.pass(5_000);
    expect(world.gaps()).toEqual([1, 1, 1, 1, 1]);
  });

  it('what is due and never goes, though the server answers, is tried less and less', async () => {
    const world = await begun({ ends: () => ({ ...silence, state: 'idle' }) });
    await world.pass(3_600_000);
    expect(world.gaps().slice(0, 12)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
  });

  it('waits for what is due later, and five minutes where nothing waits', async () => {
    const world = await begun({ ends: () => ({ ...done, dueAtMs: 1_000_000 + 70_000 }) });
    await world.pass(70_000);
    expect(world.gaps()).toEqual([70]);
    world.ends = () => done;
    world.loop.trySoon();
    await world.rest();
    world.runs.length = 0;
    await world.pass(600_000);
    expect(world.gaps()).toEqual([300]);
  });

  it('when the network may be back tries everything at once, and then soon again', async () => {
    const world = await begun();
    await world.pass(100_000);
    world.loop.onNetwork();
    await world.rest();
    const before = world.runs.length;
    expect(world.runs.at(-1)).toEqual({ atMs: world.nowMs, isForced: true });
    await world.pass(7_000);
    expect(world.gaps().slice(before - 1)).toEqual([1, 2, 4]);
  });

  it('when somebody looks tries at once and soon again, sparing what should wait', async () => {
    const world = await begun({ isVisible: false });
    await world.pass(1_000_000);
    world.isVisible = true;
    world.loop.onLook();
    await world.rest();
    const before = world.runs.length;
    expect(world.runs.at(-1)).toEqual({ atMs: world.nowMs, isForced: false });
    await world.pass(3_000);
    expect(world.gaps().slice(before - 1)).toEqual([1, 2]);
  });

  it('leaves a server alone for as long as it asks, unless a person or another network wants it', async () => {
    const world = await begun({ ends: () => ({ ...silence, state: 'failed', retryAfterMs: 120_000 }) });
    world.loop.trySoon();
    world.loop.onLook();
    await world.rest();
    await world.pass(119_999);
    expect(world.runs.length).toBe(1);
    await world.pass(1);
    expect(world.gaps()).toEqual([120]);
    await world.loop.tryNow();
    world.loop.onNetwork();
    await world.rest();
    expect(world.runs.map((each) => each.isForced)).toEqual([false, false, true, true]);
  });

  it('is held back by nobody for ever when the clock is set back', async () => {
    const world = await begun({ ends: () => ({ ...silence, state: 'failed', retryAfterMs: 120_000 }) });
    world.nowMs -= 365 * 86_400_000;
    world.loop.trySoon();
    await world.rest();
    expect(world.runs.length).toBe(2);
  });

  it('goes on after a run that could not be begun, and tells why', async () => {
    const world = await begun({ ends: () => Promise.reject(new Error('the database is away')) });
    expect([world.loop.state.value, world.errors.length]).toEqual(['failed', 1]);
    await world.pass(3_000);
    expect(world.gaps()).toEqual([1, 2]);
  });

  it('what is asked for during a run shares the next one, which spares what should wait unless one of them was a person', async () => {
    const world = new World();
    world.ends = () => done;
    world.loop.trySoon();
    world.loop.trySoon();
    world.loop.trySoon();
    await world.rest();
    expect(world.runs.map((each) => each.isForced)).toEqual([false, false]);
    world.loop.trySoon();
    world.loop.trySoon();
    await Promise.all([world.loop.tryNow(), world.loop.tryNow()]);
    expect(world.runs.map((each) => each.isForced)).toEqual([false, false, false, true]);
  });

  it('stops for good', async () => {
    const world = await begun();
    world.loop.stop();
    await world.pass(3_600_000);
    expect([world.runs.length, world.loop.nextAttemptAtMs.value]).toEqual([1, null]);
  });
});

describe('chance', () => {
  const ports = { now: () => 0, random: () => 0.999, isVisible: () => true };
  it.each([
    ['silence', { ...silence }, 1_000], ['nothing to do', { ...done }, 300_000], ['a server that asks for it', { ...silence, retryAfterMs: 60_000 }, 60_000],
  ])('makes the wait after %s longer by a quarter at most', (_what, end, leastMs) => {
    const waitMs = waitMsAfter(end, 1, ports);
    expect([waitMs > leastMs, waitMs < leastMs * 1.25]).toEqual([true, true]);
  });
});
