/** One direction of a link: pieces go one after another, whosever they are, as fast and as late as the link is. */
import type { Socket } from 'node:net';

export interface Link {
  /** In each direction. */
  readonly bytesPerSecond?: number;
  readonly delayMs?: number;
}

export interface Lane {
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

export function createLane(link: Link): Lane {
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
