/** What may happen next in a world: what people do, and every fault. Each deed says whether it can be done now. */
import { claim } from './claim.ts';
import type { AppWindow, Phone } from './phone.ts';
import { faultDeeds, type FaultDeed } from './weather.ts';
import type { World } from './world.ts';

const dayMs = 86_400_000;
/** Of items with which every request fails. */
const toxicMost = 3;

interface Deed {
  readonly name: string;
  readonly weight: number;
  readonly run: (world: World) => void;
}

export function doSomething(world: World): void {
  const { random, weather } = world;
  const list: Deed[] = [
    ...people,
    ...faultDeeds.map((name): Deed => ({ name, weight: weather.weights[name], run: faults[name] })),
  ];
  const total = list.reduce((sum, each) => sum + each.weight, 0);
  let at = random.next() * total;
  const chosen = list.find((each) => (at -= each.weight) < 0);
  if (chosen === undefined) return;
  if (faultDeeds.some((name) => name === chosen.name)) {
    world.scheduler.note(`── ${chosen.name.replaceAll('_', ' ')}`);
    world.count(`fault: ${chosen.name.replaceAll('_', ' ')}`);
  }
  chosen.run(world);
}

const people: readonly Deed[] = [
  { name: 'open', weight: 6, run: (world) => { const phone = world.random.pick(world.phones); if (phone.windows.length === 0) world.open(phone); } },
  { name: 'finish', weight: 10, run: (world) => onWindow(world, (window) => world.finish(window)) },
  { name: 'sync', weight: 8, run: (world) => onWindow(world, (window) => world.sync(window, world.random.next() < 0.5)) },
  { name: 'prune', weight: 2, run: (world) => onWindow(world, (window) => world.prune(window, world.random.next() < 0.5)) },
  { name: 'read incidents', weight: 2, run: (world) => onWindow(world, (window) => { if (window.incidents.some((each) => !each.isSeen)) world.readIncidents(window); }) },
  { name: 'sign in', weight: 3, run: (world) => { for (const phone of world.phones) if (phone.needsSignIn) world.signIn(phone); } },
  { name: 'time passes', weight: 3, run: (world) => passTime(world, world.random.pick([60_000, 3_600_000, dayMs / 2, 3 * dayMs, 31 * dayMs])) },
  { name: 'server starts', weight: 6, run: ({ server }) => { if (server.process.isDead) server.start(); } },
  { name: 'back up', weight: 2, run: (world) => backUp(world) },
];

const faults: Readonly<Record<FaultDeed, (world: World) => void>> = {
  kill_window: (world) => onWindow(world, (window) => window.phone.kill(window)),
  kill_browser: (world) => world.random.pick(world.phones).killAll(),
  cut_power: (world) => {
    const phone = world.random.pick(world.phones);
    phone.cutPower();
    world.oracle.notePowerCut(phone);
  },
  damage_shelf: (world) => damage(world, (phone) => emptyTheShelf(world, phone)),
  shorten_shelf: (world) => damage(world, (phone) => phone.shelf.shorten(1 + world.random.integer(6))),
  unreadable_shelf: (world) => damage(world, (phone) => makeUnreadable(world, phone)),
  damage_journal: (world) => damage(world, (phone) => phone.files.damage(world.random)),
  clear_journal: (world) => damage(world, (phone) => {
    phone.files.clear();
    phone.hasKit = false;
  }),
  evict: (world) => damage(world, (phone) => evict(world, phone)),
  spoil_bytes: (world) => damage(world, (phone) => spoilBytes(world, phone)),
  jump_clock: (world) => { world.random.pick(world.phones).clockOffsetMs = world.random.pick([-5 * 365, -30, -1, 0, 1, 30, 5 * 365]) * dayMs; },
  jump_server_clock: ({ server, random }) => { server.clockOffsetMs = random.pick([-3_600_000, 0, 3_600_000]); },
  second_window: (world) => onWindow(world, (window) => { if (window.phone.windows.length < 3) world.open(window.phone); }),
  upgrade: (world) => onWindow(world, ({ phone }) => {
    world.version += 1;
    world.open(phone);
  }),
  rescue_to_phone: (world) => onWindow(world, (window) => handOver(world, window)),
  kill_server: ({ server }) => server.kill(),
  restore: (world) => restore(world),
  close_campaign: ({ server }) => server.disk.commit({ isCampaignOpen: !server.disk.data.isCampaignOpen }),
  revoke: (world) => revoke(world),
  poison: (world) => poison(world),
  replay: ({ network }) => network.replay(),
  network_down: ({ network }) => { network.isDown = !network.isDown; },
  prune_often: (world) => onWindow(world, (window) => world.restAMonth(window, {
    backUp: () => { if (world.random.next() < 0.8) backUp(world); },
    month: () => passTime(world, 31 * dayMs),
  })),
};

/** A window that shows its screens: before the copies were compared nothing can be done in it. */
function onWindow(world: World, run: (window: AppWindow) => void): void {
  const ready = world.phones.flatMap((phone) => phone.windows).filter((each) => each.isReady && !each.connection.isClosed);
  if (ready.length > 0) run(world.random.pick(ready));
}

export function passTime(world: World, ms: number): void {
  world.scheduler.note(`${Math.round(ms / 60_000)} minutes pass`);
  world.scheduler.nowMs += ms;
  for (const phone of world.phones) phone.texts.reachDisk();
}

/** The browser is closed, its files are damaged, and what vanishes so is nobody's fault. */
function damage(world: World, harm: (phone: Phone) => void): void {
  const phone = world.random.pick(world.phones);
  phone.killAll();
  world.scheduler.note(`the media of ${phone.name} are damaged`);
  world.oracle.noteDamage(phone, () => harm(phone));
}

function emptyTheShelf(world: World, phone: Phone): void {
  noteGone(world, phone);
  phone.shelf.empty();
}

function makeUnreadable(world: World, phone: Phone): void {
  noteGone(world, phone);
  phone.shelf.isUnreadable = true;
}

/** A database that goes is missed by whatever knows of it: a power cut can have set the sentinel back, damage can have cleared journal and kit. */
function noteGone({ oracle }: World, phone: Phone): void {
  const isKnown = phone.hasKit || (phone.mark()?.device ?? '') !== '' || oracle.inJournal(phone).size > 0;
  if (phone.shelf.state.device.size > 0 && isKnown) oracle.losses.noteEmptied(phone);
}

function evict({ oracle }: World, phone: Phone): void {
  phone.shelf.empty();
  phone.files.clear();
  phone.texts.clear();
  phone.hasKit = false;
  oracle.losses.noteEvicted(phone);
}

function spoilBytes({ random }: World, phone: Phone): void {
  const rows = [...phone.shelf.state.outbox.values()];
  if (rows.length === 0) return;
  const row = random.pick(rows);
  const bytes = row.bytes.slice();
  const at = random.integer(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  phone.shelf.spoil(row.id, bytes);
}

function handOver(world: World, window: AppWindow): void {
  const others = world.phones.flatMap((phone) => phone.windows).filter((each) => each.isReady && each.phone !== window.phone && !each.connection.isClosed);
  if (others.length > 0) world.handOver(window.phone, world.random.pick(others));
}

function backUp({ server, oracle, scheduler }: World): void {
  scheduler.note(`the second place has everything up to entry ${server.disk.data.ledger.length}`);
  server.disk.backUp(server.now());
  oracle.check('code');
}

/** The newest copy, or one that is at most 29 days old: the deletion rule waits for 30. */
function restore(world: World): void {
  const { server, random } = world;
  const recent = server.disk.backups.filter((each) => server.now() - each.atMs <= 29 * dayMs || each === server.disk.backups.at(-1));
  if (recent.length === 0) return;
  const before = server.disk.data.envelopes.length;
  const backup = random.pick(recent);
  world.oracle.noteRestore(() => server.restore(backup));
  world.count('acknowledged responses that a restore took from the server', Math.max(0, before - backup.data.envelopes.length));
}

function revoke({ server, random }: World): void {
  const { devices } = server.disk.data;
  const ids = [...devices.keys()];
  if (ids.length === 0) return;
  const id = random.pick(ids);
  const device = devices.get(id);
  claim(device !== undefined, 'The device is there.');
  if (device !== undefined) server.disk.commit({ devices: new Map(devices).set(id, { ...device, isRevoked: true }) });
}

function poison(world: World): void {
  const ids = world.phones.flatMap((phone) => [...phone.shelf.state.outbox.values()]).filter((row) => row.status === 'waiting').map((row) => row.id);
  if (ids.length === 0) return;
  const { poison: alone, toxic } = world.server;
  (world.random.next() < 0.5 || toxic.size >= toxicMost ? alone : toxic).add(world.random.pick(ids));
}

