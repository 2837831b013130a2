// @vitest-environment node
/** Clients that send a byte a second, in headers and in bodies: each is cut off in bounded time, and meanwhile everybody else is served as ever. */
import { connect, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { testServer } from '../../server/fixtures/test-server.ts';
import { listen, requestLimits, type RequestLimits } from '../../server/start/listen.ts';
import { handIn, isFull } from '../proof/figures.ts';

/** As the product has them, where there is time to wait for them. */
const limits: RequestLimits = isFull ? requestLimits : { headersMs: 600, requestMs: 1_200, lookEveryMs: 100 };
const byteEveryMs = isFull ? 1_000 : 50;
const clientsOfEach = isFull ? 100 : 10;
const mostMs = limits.requestMs + limits.lookEveryMs + 10_000;

const json = 'content-type: application/json\r\n';
/** What a client says at once; then it goes on byte by byte, for ever. */
const beginnings = (token: string): readonly string[] => [
  'POST /api/hello HTTP/1.1\r\nhost: here\r\nx-slow: ',
  `POST /api/hello HTTP/1.1\r\nhost: here\r\n${json}content-length: 60000\r\n\r\n{"protocolVersion":2,"nonce":"`,
  `POST /api/enrolment-codes HTTP/1.1\r\nhost: here\r\n${json}content-length: 60000\r\n\r\n `,
  `POST /api/push HTTP/1.1\r\nhost: here\r\nauthorization: Bearer ${token}\r\n${json}content-length: 500000\r\n\r\n{"protocolVersion":2,"envelopes":["`,
  `POST /api/push HTTP/1.1\r\nhost: here\r\nauthorization: Bearer ${token}\r\n${json}transfer-encoding: chunked\r\n\r\n5\r\n{"pro\r\n1000\r\n`,
];

it('clients that send a byte a second are cut off in bounded time and keep nobody waiting', async () => {
  const server = await testServer();
  await server.openSmallCampaign();
  const { token } = await server.device();
  const listening = await listen(server.app, { host: '127.0.0.1', port: 0, tls: null }, limits);
  const port = Number(new URL(listening.origin).port);
  const begunAtMs = performance.now();
  const slow = beginnings(token).flatMap((beginning) => Array.from({ length: clientsOfEach }, () => beginSlowly(port, beginning)));
  let open = slow.length;
  const cutAfterMs = slow.map(({ isOver }) => isOver.then(() => {
    open -= 1;
    return performance.now() - begunAtMs;
  }));
  const [waits, refused] = [[] as number[], [] as number[]];
  while (open > 0 && performance.now() - begunAtMs < mostMs) {
    const askedAtMs = performance.now();
    const { status } = await fetch(`http://127.0.0.1:${port}/api/server`);
    waits.push(performance.now() - askedAtMs);
    if (status !== 200) refused.push(status);
    // One after another, and not all the time: this is somebody else, not an attack of its own.
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
  const stillOpen = open;
  slow.forEach(({ socket }) => socket.destroy());
  const longestMs = Math.max(...await Promise.all(cutAfterMs));
  await listening.stop();
  handIn([{
    promise: 'D', what: 'clients that send a byte a second, in headers and bodies', faults: slow.length,
    more: { 'cut off after, s at most': Math.ceil(longestMs / 1_000), 'still there after that': stillOpen, 'others asked meanwhile': waits.length, 'of these waited longest, ms': Math.ceil(Math.max(...waits)) },
  }]);
  expect({ open: stillOpen, refused, failures: server.failures }).toEqual({ open: 0, refused: [], failures: [] });
  expect(waits.length).toBeGreaterThan(0);
  expect(Math.max(...waits)).toBeLessThan(5_000);
  await server.end();
}, mostMs + 60_000);

it('the product has limits, and the slowest batch of a phone comes in within them', () => {
  const [largestBatchBytes, slowestBytesPerSecond] = [Math.ceil(524_288 * 4 / 3), 2_500];
  expect(requestLimits.requestMs).toBeGreaterThan(largestBatchBytes / slowestBytesPerSecond * 1_000);
  expect(requestLimits.requestMs + requestLimits.lookEveryMs).toBeLessThanOrEqual(330_000);
  expect(requestLimits.headersMs).toBeLessThanOrEqual(60_000);
});

/** Goes on by a byte now and then until the server has had enough of it. */
function beginSlowly(port: number, beginning: string): { readonly socket: Socket; readonly isOver: Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  const socket = connect(port, '127.0.0.1', () => {
    socket.write(beginning);
    timer = setInterval(() => { if (socket.writable) socket.write('7'); }, byteEveryMs);
  });
  socket.on('error', () => socket.destroy()).resume();
  const isOver = new Promise<void>((resolve) => {
    socket.once('close', () => {
      clearInterval(timer);
      resolve();
    });
  });
  return { socket, isOver };
}
