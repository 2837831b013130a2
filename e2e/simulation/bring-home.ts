/**
 * The faults stop. Within a few rounds, more where poison is, everything that was finished, and that its media did not lose by
 * law, is on the server, once and byte for byte; a poisonous one keeps nobody back meanwhile.
 */
import { passTime } from './deeds.ts';
import { claim } from './claim.ts';
import { hexOf } from './stand-in-crypto.ts';
import type { World } from './world.ts';

/** A wait of the sync is at most six hours and a quarter more. */
const roundMs = 8 * 3_600_000;
const roundsMax = 4;
/** Three failures in a row end a run: several poisons at once may end several runs, each of which brought something home. */
const roundsWithPoisonMax = 12;
const noFaults = { abortShare: 0, writeFailShare: 0, killShare: 0 };

export async function bringHome(world: World): Promise<void> {
  world.scheduler.note('── the faults stop');
  calm(world);
  const { poison, toxic } = world.server;
  await rounds(world, toxic.size > 1 ? roundsWithPoisonMax : roundsMax);
  if (poison.size + toxic.size > 0) {
    expectHome(world, (id) => !poison.has(id) && !toxic.has(id), 'P7: a poison keeps another response back');
    poison.clear();
    toxic.clear();
    await rounds(world, roundsMax);
  }
  expectHome(world, () => true, 'Liveness: a finished response does not arrive');
  expectNothingWaits(world);
  expectNoGaps(world);
  world.count('responses on the server at the end', [...world.oracle.finished.keys()].filter((hash) => world.oracle.isOnServer(hash)).length);
}

function calm({ network, server, phones, scheduler }: World): void {
  network.faults = [];
  network.isDown = false;
  server.faults = { fullShare: 0, unknownShare: 0 };
  if (server.process.isDead) server.start();
  for (const phone of phones) {
    phone.faults = noFaults;
    // The newest window of the app is the one that people go on with.
    phone.killAll();
  }
  scheduler.note('all apps are closed');
}

async function rounds(world: World, most: number): Promise<void> {
  for (let round = 0; round < most; round += 1) {
    for (const phone of world.phones) if (phone.windows.length === 0) world.open(phone);
    await untilQuiet(world);
    for (const phone of world.phones) if (phone.needsSignIn) world.signIn(phone);
    await untilQuiet(world);
    for (const phone of world.phones) for (const window of phone.windows) if (window.isReady) world.sync(window, false);
    await untilQuiet(world);
    passTime(world, roundMs);
  }
}

async function untilQuiet(world: World): Promise<void> {
  // What was begun a moment ago has to come to its first event.
  await world.scheduler.settle();
  for (let steps = 0; await world.step(); steps += 1) claim(steps < 20_000, 'Liveness: something goes on for ever.');
  claim(world.busy().length === 0, `Liveness: ${world.busy().join(', ')} waits for what never comes.`);
}

function expectHome({ oracle }: World, isMeant: (id: string) => boolean, what: string): void {
  for (const [hash, { id, sequence, phone }] of oracle.finished) {
    if (oracle.lostByLaw.has(hash) || oracle.isOnServer(hash) || !isMeant(id)) continue;
    claim(oracle.isSetAside(hash), `${what}: ${sequence} of ${phone.name}, which is ${oracle.whereabouts(hash)}.`);
  }
}

function expectNothingWaits({ phones, oracle }: World): void {
  for (const phone of phones) {
    const unsent = [...phone.shelf.state.outbox.values()].filter((row) => row.status === 'waiting' || row.status === 'refused');
    const waiting = unsent.filter((row) => hexOf(row.bytes) === row.hash);
    oracle.excuses.note('spoilt', unsent.length - waiting.length);
    claim(waiting.length === 0, `Liveness: ${waiting.length} still wait on ${phone.name}: ${waiting.map((row) => `${row.sequence} ${row.status}`).join(', ')}.`);
    claim(!oracle.losses.isDue(phone), `P2: ${phone.name} has not told of its loss.`);
  }
}

/** The office's report of what is missing names only what was lost by law, or what nobody was told is saved. */
function expectNoGaps({ server, oracle }: World): void {
  const { envelopes, reports } = server.disk.data;
  const gone = [...oracle.finished].filter(([hash]) => oracle.lostByLaw.has(hash) || (oracle.isSetAside(hash) && !oracle.isOnServer(hash)));
  const lost = new Set(gone.map(([, { device, sequence }]) => `${device} ${sequence}`));
  oracle.excuses.note('setAside', gone.filter(([hash]) => !oracle.lostByLaw.has(hash)).length);
  for (const [device, { finished }] of reports) {
    const received = new Set(envelopes.filter((each) => each.signer === device).map((each) => each.sequence));
    for (let number = 1; number <= finished; number += 1) {
      if (received.has(number) || lost.has(`${device} ${number}`)) continue;
      claim(oracle.wasNeverSaved(device, number), `The gap report names number ${number} of a device, which nobody has lost.`);
      oracle.excuses.note('gapUnsaved');
    }
  }
}
