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

/** What happens to the bytes of one direction of a connection; positions count from its first byte. */
export interface LaneFault {
  /** After so many bytes both sides are cut off. */
  readonly cutAt?: number;
  /** After so many bytes nothing comes through any more, and nobody is told. */
  readonly stallAt?: number;
  /** The byte at this position comes out changed. */
  readonly corruptAt?: number;
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
}

export interface Link {
  /** In each direction. */
  readonly bytesPerSecond?: number;
  readonly delayMs?: number;
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
}

export async function faultProxy(targetPort: number, { link = {} }: { readonly link?: Link } = {}): Promise<FaultProxy> {
  const [up, down] = [createLane(link), createLane(link)];
  const open = new Set<Socket>();
  let held: (() => void)[] = [];
  let count = 0;
  let refusedUntilMs = 0;
  const track = (socket: Socket): Socket => {
    open.add(socket);
    socket.once('close', () => open.delete(socket)).on('error', () => socket.destroy());
    return socket;
  };
  const listener = createServer((client) => {
    track(client);
    if (performance.now() < refusedUntilMs) {
      client.destroy();
      return;
    }
    count += 1;
    const fault = proxy.faultOf(count);
    const server = fault.answer === undefined ? track(connect(targetPort, '127.0.0.1')) : undefined;
    const passage = { client, server, fault };
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

function carryUp({ client, server, fault }: Passage, { lane, track, targetPort, hold }: UpParts): void {
  const replays = Array.from({ length: fault.replays ?? 0 }, () => track(connect(targetPort, '127.0.0.1')).resume());
  const end = (): void => { client.destroy(); server?.destroy(); };
  const work = (): void => {
    const change = faulty(fault.up ?? {}, end);
    client.on('data', (bytes: Buffer) => lane.carry(bytes, (piece) => {
      for (const to of [server, ...replays]) change(piece, to);
    }, client));
    client.once('end', () => lane.carry(Buffer.alloc(0), () => { for (const to of [server, ...replays]) to?.end(); }));
  };
  if (fault.answer !== undefined) client.once('data', () => client.end(fault.answer ?? ''));
  else if (fault.isHeld === true) hold(work);
  else work();
  client.once('close', () => lane.carry(Buffer.alloc(0), () => server?.destroy()));
}

function carryDown({ client, server, fault }: Passage, lane: Lane): void {
  if (server === undefined) return;
  const end = (): void => { client.destroy(); server.destroy(); };
  const change = faulty(fault.down ?? {}, end);
  server.on('data', (bytes: Buffer) => lane.carry(bytes, (piece) => change(piece, client), client));
  server.once('close', () => lane.carry(Buffer.alloc(0), () => client.destroy()));
}

/** Passes pieces on as the fault says. */
function faulty({ cutAt = Infinity, stallAt = Infinity, corruptAt = -1 }: LaneFault, end: () => void): (piece: Buffer, to: Socket | undefined) => void {
  const passed = new Map<Socket | undefined, number>();
  return (piece, to) => {
    const from = passed.get(to) ?? 0;
    passed.set(to, from + piece.length);
    const last = Math.min(cutAt, stallAt) - from;
    const at = corruptAt - from;
    const bytes = Buffer.from(piece.subarray(0, Math.max(0, Math.min(piece.length, last))));
    if (at >= 0 && at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ 0x55;
    if (bytes.length > 0 && to !== undefined && !to.destroyed) to.write(bytes);
    if (from + piece.length >= cutAt) end();
  };
}

interface Lane {
  /** Hands the bytes over when the link has carried them; those of a connection that is gone do not load it. */
  carry(bytes: Buffer, arrive: (piece: Buffer) => void, of?: Socket): void;
  carried(): number;
  set(link: Link): void;
}

interface Piece {
  readonly bytes: Buffer;
  readonly arrive: (piece: Buffer) => void;
  readonly of: Socket | undefined;
}

const pieceBytes = 512;

/** One direction of the link: pieces go one after another, whosever they are. */
function createLane(link: Link): Lane {
  let { bytesPerSecond = Infinity, delayMs = 0 } = link;
  const queue: Piece[] = [];
  let isBusy = false;
  let carried = 0;
  const later = (work: () => void, ms: number): void => { if (ms > 0) setTimeout(work, ms); else work(); };
  const pump = (): void => {
    while (!isBusy && queue.length > 0) {
      const [next] = queue.splice(0, 1);
      if (next === undefined || (next.of?.destroyed === true && next.bytes.length > 0)) continue;
      carried += next.bytes.length;
      const tookMs = (next.bytes.length * 1_000) / bytesPerSecond;
      isBusy = tookMs > 0;
      later(() => {
        isBusy = false;
        later(() => next.arrive(next.bytes), delayMs);
        if (tookMs > 0) pump();
      }, tookMs);
    }
  };
  return {
    carry: (bytes, arrive, of) => {
      for (let at = 0; at < Math.max(1, bytes.length); at += pieceBytes) queue.push({ bytes: bytes.subarray(at, at + pieceBytes), arrive, of });
      pump();
    },
    carried: () => carried,
    set: (next) => { ({ bytesPerSecond = Infinity, delayMs = 0 } = next); },
  };
}

function listen(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
