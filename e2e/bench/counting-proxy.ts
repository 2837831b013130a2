/** Stands between browser and server and counts the bytes of every body, as it came over the wire. */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CountingProxy {
  readonly origin: string;
  /** Bytes by path, every time it was fetched. */
  readonly bytes: ReadonlyMap<string, number>;
  close(): void;
}

export function countingProxy(target: string): Promise<CountingProxy> {
  const bytes = new Map<string, number>();
  const server = createServer((asked, reply) => {
    const path = asked.url ?? '/';
    const forwarded = request(target + path, { method: asked.method, headers: asked.headers }, (answer) => {
      reply.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.on('data', (chunk: Buffer) => bytes.set(path, (bytes.get(path) ?? 0) + chunk.length));
      answer.pipe(reply);
    });
    forwarded.on('error', () => reply.destroy());
    asked.pipe(forwarded);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({ origin: `http://localhost:${port}`, bytes, close: () => { server.close(); server.closeAllConnections(); } });
    });
  });
}
