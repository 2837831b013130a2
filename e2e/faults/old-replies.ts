/** What a cache in the middle remembers: the first and the last whole reply to each kind of request, whoever sent it. */
import type { Socket } from 'node:net';

export interface OldReplies {
  /** Remembers what the server says on this connection, once all is said. */
  listen(client: Socket, server: Socket): void;
  /** The reply to a request that begins so. */
  find(asked: Buffer, which: 'first' | 'last'): Buffer | undefined;
}

export function oldReplies(): OldReplies {
  const known = new Map<string, { readonly first: Buffer; last: Buffer }>();
  return {
    listen: (client, server) => {
      let kind: string | undefined;
      const said: Buffer[] = [];
      client.on('data', (bytes: Buffer) => { kind ??= kindOf(bytes); });
      server.on('data', (bytes: Buffer) => said.push(bytes));
      server.once('end', () => {
        const reply = Buffer.concat(said);
        if (kind === undefined || reply.length === 0) return;
        known.set(kind, { first: known.get(kind)?.first ?? reply, last: reply });
      });
    },
    find: (asked, which) => known.get(kindOf(asked))?.[which],
  };
}

/** `POST /api/push HTTP/1.1`. */
function kindOf(asked: Buffer): string {
  return asked.toString('latin1').split('\r\n', 1)[0] ?? '';
}
