/** One world from one seed: weather, then calm. In calm weather everything has to arrive. */
import { seededRandom } from '#shared/kernel/random.ts';
import { bringHome } from './bring-home.ts';
import { doSomething } from './deeds.ts';
import { ClaimBroken } from './claim.ts';
import type { Counts, SeedFailure } from './seed-result.ts';
import { world as globals } from './stand-in-globals.mjs';
import { drawWeather } from './weather.ts';
import { World } from './world.ts';

export interface SeedResult {
  readonly failure?: SeedFailure;
  readonly counts: Counts;
  readonly lines: readonly string[];
}

export async function runSeed(seed: number, isTraced: boolean): Promise<SeedResult> {
  const random = seededRandom(`world ${seed}`);
  globals.random = random;
  const world = new World(random, drawWeather(random), isTraced);
  globals.nextTurn = (work: () => void): void => {
    void world.scheduler.perform(world.server.process, { channel: 'turn of the loop', label: 'next turn of the loop' }, work);
  };
  try {
    await live(world);
    await bringHome(world);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const claim = error instanceof ClaimBroken ? error.message : `unexpected: ${error.stack ?? error.message}`;
    return { failure: { seed, step: world.scheduler.steps, claim }, counts: sums(world), lines: world.scheduler.lines() };
  }
  return { counts: sums(world), lines: world.scheduler.lines() };
}

async function live(world: World): Promise<void> {
  const { weather, random } = world;
  const { network, server, phones } = world;
  network.faults = weather.network;
  network.faultShare = weather.networkShare;
  server.faults = weather;
  for (const phone of phones) phone.faults = weather;
  for (let step = 0; step < weather.steps; step += 1) {
    const isDeed = !world.isResting && random.next() < weather.deedShare;
    if (isDeed) doSomething(world);
    if (!await world.step() && !isDeed) doSomething(world);
  }
}

function sums({ counts, oracle, network, scheduler, phones }: World): Counts {
  return {
    ...counts,
    'steps': scheduler.steps,
    'responses acknowledged': oracle.acknowledged.size,
    ...oracle.excuses.counts(),
    'incidents shown': oracle.losses.incidents,
    'responses lost with all their media': oracle.lostByLaw.size,
    'responses lost with all their media, told by their phone': oracle.losses.told,
    'responses deleted by the rule': oracle.pruned.size,
    'fault: network': network.injected,
    'fault: transaction aborted': phones.reduce((sum, phone) => sum + phone.shelf.aborted, 0),
  };
}
