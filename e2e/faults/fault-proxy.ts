/**
 * A network that fails: stands between clients and a server, carries bytes and does to them what is
 * asked. One link is shared by all connections, so that a speed limit is that of the network.
 *
 *     const proxy = await faultProxy(server.port, { link: { bytesPerSecond: 2_500, delayMs: 300 } });
 *     proxy.faultOf = (n) => (n === 3 ? { up: { cutAt: 700 } } : {});   // the third connection
 *     proxy.cut();             // every connection breaks now
 *     proxy.release('reverse') // what was held goes on, the last first
 */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createLane, type Lane, type Link } from './link-lane.ts';
import { oldReplies, type OldReplies } from './old-replies.ts';

export type { Link } from './link-lane.ts';

/** What happens to the bytes of one direction of a connection; positions count from its first byte. */
export interface LaneFault {
  /** After so many bytes both sides are cut off. */
  readonly cutAt?: number;
  /** After so many bytes nothing comes through any more, and nobody is told. */
  readonly stallAt?: number;
  /** The byte at this position comes out changed. */
  readonly corruptAt?: number;
  /** After so many bytes this direction is at its end, as if everything had been said; the other one goes on. */
  readonly endAt?: number;
}

export interface ConnectionFault {
  /** From the client to the server. */
  readonly up?: LaneFault;
  readonly down?: LaneFault;
  /** Nothing goes up until `release`. */
  readonly isHeld?: boolean;
  /** So many times everything that went up goes up again on connections of its own, at once; their answers are dropped. */
  readonly replays?: number;
  /** In place of the server this answers, byte for byte: a captive portal. */
  readonly answer?: string;
  /** In place of the server: its first or its last reply to a request of the same kind, whoever sent that. Without one yet all goes on as usual. */
  readonly oldReply?: 'first' | 'last';
}

export interface FaultProxy {
  readonly port: number;
  readonly origin: string;
  /** What happens to the `n`th connection, from 1. */
  faultOf: (n: number) => ConnectionFault;
  /** Another network from now on. */
  setLink(link: Link): void;
  /** How many connections there have been. */
  connections(): number;
  /** Bytes that came through in each direction. */
  bytes(): { readonly up: number; readonly down: number };
  /** Breaks every connection there is; for so long new ones are refused. */
  cut(downMs?: number): void;
  /** Lets what is held go on, in the order of arrival or the other way round. */
  release(order?: 'arrival' | 'reverse'): void;
  close(): Promise<void>;
}

interface Passage {
  readonly client: Socket;
  readonly server: Socket | undefined;
  readonly fault: ConnectionFault;
  readonly replies: OldReplies;
}

export async function faultProxy(targetPort: number, { link = {} }: { readonly link?: Link } = {}): Promise<FaultProxy> {
  const [up, down] = [createLane(link), createLane(link)];
  const open = new Set<Socket>();
  const replies = oldReplies();
  let held: (() => void)[] = [];
  let count = 0;
  let refusedUntilMs = 0;
  const track = (socket: Socket): Socket => {
    open.add(socket);
    socket.once('close', () => open.delete(socket)).on('error', () => socket.destroy());
    return socket;
  };
  const listener = createServer({ allowHalfOpen: true }, (client) => {
    track(client);
    if (performance.now() < refusedUntilMs) {
      client.destroy();
      return;
    }
    count += 1;
    const fault = proxy.faultOf(count);
    const server = fault.answer === undefined ? track(connect({ port: targetPort, host: '127.0.0.1', allowHalfOpen: true })) : undefined;
    const passage = { client, server, fault, replies };
    carryUp(passage, { lane: up, track, targetPort, hold: (go) => held.push(go) });
    carryDown(passage, down);
  });
  const proxy: FaultProxy = {
    port: await listen(listener),
    get origin() { return `http://localhost:${this.port}`; },
    faultOf: () => ({}),
    setLink: (next) => { up.set(next); down.set(next); },
    connections: () => count,
    bytes: () => ({ up: up.carried(), down: down.carried() }),
    cut: (downMs = 0) => {
      refusedUntilMs = performance.now() + downMs;
      for (const socket of open) socket.destroy();
    },
    release: (order = 'arrival') => {
      const going = order === 'arrival' ? held : held.toReversed();
      held = [];
      for (const go of going) go();
    },
    close: () => new Promise((resolve) => {
      for (const socket of open) socket.destroy();
      listener.close(() => resolve());
    }),
  };
  return proxy;
}

interface UpParts {
  readonly lane: Lane;
  readonly track: (socket: Socket) => Socket;
  readonly targetPort: number;
  readonly hold: (go: () => void) => void;
}

function carryUp(passage: Passage, { lane, track, targetPort, hold }: UpParts): void {
  const { client, server, fault, replies } = passage;
  const replays = Array.from({ length: fault.replays ?? 0 }, () => track(connect(targetPort, '127.0.0.1')).resume());
  const end = (): void => { client.destroy(); server?.destroy(); };
  const work = (): void => {
    const change = faulty(fault.up ?? {}, end);
    if (server !== undefined && fault.up === undefined && fault.down === undefined) replies.listen(client, server);
    client.on('data', (bytes: Buffer) => lane.carry(bytes, (piece) => {
      for (const to of [server, ...replays]) change(piece, to);
    }, client));
    client.once('end', () => lane.carry(Buffer.alloc(0), () => { for (const to of [server, ...replays]) to?.end(); }));
  };
  if (fault.answer !== undefined) client.once('data', () => client.end(fault.answer ?? ''));
  else if (fault.oldReply !== undefined) answerAsBefore(passage, fault.oldReply, work);
  else if (fault.isHeld === true) hold(work);
  else work();
  client.once('close', () => lane.carry(Buffer.alloc(0), () => server?.destroy()));
}

function answerAsBefore({ client, server, replies }: Passage, which: 'first' | 'last', work: () => void): void {
  client.once('data', (asked: Buffer) => {
    const reply = replies.find(asked, which);
    if (reply !== undefined) {
      server?.destroy();
      client.resume().end(reply);
      return;
    }
    client.pause().unshift(asked);
    work();
    client.resume();
  });
}

function carryDown({ client, server, fault }: Passage, lane: Lane): void {
  if (server === undefined) return;
  const end = (): void => { client.destroy(); server.destroy(); };
  const change = faulty(fault.down ?? {}, end);
  server.on('data', (bytes: Buffer) => lane.carry(bytes, (piece) => change(piece, client), client));
  server.once('end', () => lane.carry(Buffer.alloc(0), () => client.end()));
  // Whoever was told that all is said closes by itself.
  server.once('close', () => lane.carry(Buffer.alloc(0), () => { if (!client.writableEnded) client.destroy(); }));
}

/** Passes pieces on as the fault says. */
function faulty({ cutAt = Infinity, stallAt = Infinity, corruptAt = -1, endAt = Infinity }: LaneFault, end: () => void): (piece: Buffer, to: Socket | undefined) => void {
  const passed = new Map<Socket | undefined, number>();
  return (piece, to) => {
    const from = passed.get(to) ?? 0;
    passed.set(to, from + piece.length);
    const last = Math.min(cutAt, stallAt, endAt) - from;
    const at = corruptAt - from;
    const bytes = Buffer.from(piece.subarray(0, Math.max(0, Math.min(piece.length, last))));
    if (at >= 0 && at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ 0x55;
    if (bytes.length > 0 && to?.writable === true) to.write(bytes);
    if (from + piece.length >= endAt && to?.writable === true) to.end();
    if (from + piece.length >= cutAt) end();
  };
}

function listen(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
