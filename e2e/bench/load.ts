/**
 * The load generator, a process of its own on the same cores as the server. It must be cheap, or it
 * measures itself: bodies are made before the clock starts, and a client is one socket that writes
 * ready bytes and looks for the end of the reply. Every receipt is read: only `stored` counts.
 *
 * Started with origin, login and password; told what to do by messages of its parent.
 */
import { connect, type Socket } from 'node:net';
import { protocolVersion } from '../../shared/wire/protocol-version.ts';
import type { Questionnaire } from '../../shared/questionnaire/model.ts';
import { enrolDevice, type Device } from '../device.ts';
import { responsesFrom } from '../responses.ts';

export interface LoadRequest {
  readonly clients: number;
  /** Responses in one request. */
  readonly batch: number;
  readonly responses: number;
  /** As the app makes them since protocol 2: sealed to the campaign's keys and signed. */
  readonly isSealed?: boolean;
}

export interface LoadResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly stored: number;
  readonly seconds: number;
}

const answers = 35;
/** In the text of a signed receipt, which stands in a JSON string. */
const storedMark = '\\"status\\":\\"stored\\"';
const [origin = '', login = '', password = ''] = process.argv.slice(2);
const { hostname, port } = new URL(origin);
interface Client {
  readonly device: Device;
  readonly next: (isSealed: boolean) => Promise<Uint8Array>;
}
const devices: Client[] = [];

async function client(index: number): Promise<Client> {
  const known = devices[index];
  if (known !== undefined) return known;
  const device = await enrolDevice(origin, { login, password });
  const [campaign] = (await device.assignments()).campaigns;
  if (campaign === undefined) throw new Error('The enumerator is assigned to nothing.');
  const reply = await fetch(`${origin}/api/questionnaires/${campaign.questionnaire.hash}`, { headers: { authorization: `Bearer ${device.token}` } });
  const questionnaire = await reply.json() as Questionnaire;
  const make = responsesFrom({ campaign, questionnaire, device: device.id, account: device.account, seed: `client ${index}`, answers });
  const made: Client = { device, next: async (isSealed) => (isSealed ? device.sealed(make()) : device.seal(make())) };
  devices[index] = made;
  return made;
}

/** Everything that one client will send, as bytes ready for the socket. */
async function requestsOf(index: number, request: LoadRequest): Promise<Buffer[]> {
  const { device, next } = await client(index);
  const count = Math.ceil(request.responses / request.clients / request.batch);
  const requests: Buffer[] = [];
  while (requests.length < count) {
    const envelopes: string[] = [];
    while (envelopes.length < request.batch) envelopes.push(Buffer.from(await next(request.isSealed === true)).toString('base64'));
    const body = JSON.stringify({ protocolVersion, envelopes });
    requests.push(Buffer.from(`POST /api/push HTTP/1.1\r\nhost: ${hostname}:${port}\r\nauthorization: Bearer ${device.token}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`));
  }
  return requests;
}

/** Sends one request after another on one socket; calls back with each latency and the stored of its reply. */
function send(requests: readonly Buffer[], onReply: (latencyMs: number, stored: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(Number(port), hostname);
    socket.setNoDelay(true);
    let sent = 0;
    let sentAtMs = 0;
    let reply = '';
    const sendNext = (): void => {
      const request = requests[sent];
      if (request === undefined) {
        socket.end();
        resolve();
        return;
      }
      sent += 1;
      reply = '';
      sentAtMs = performance.now();
      socket.write(request);
    };
    socket.on('data', (chunk) => {
      reply += chunk.toString('latin1');
      const head = reply.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(reply)?.[1]);
      if (!reply.startsWith('HTTP/1.1 200') || Number.isNaN(length)) reject(new Error(reply.slice(0, 500)));
      if (reply.length < head + 4 + length) return;
      onReply(performance.now() - sentAtMs, reply.split(storedMark).length - 1);
      sendNext();
    });
    socket.on('error', reject);
    socket.on('connect', sendNext);
  });
}

async function run(requests: readonly Buffer[][]): Promise<LoadResult> {
  const latencies: number[] = [];
  let stored = 0;
  const startedAtMs = performance.now();
  await Promise.all(requests.map((each) => send(each, (latencyMs, count) => {
    latencies.push(latencyMs);
    stored += count;
  })));
  const seconds = (performance.now() - startedAtMs) / 1000;
  latencies.sort((left, right) => left - right);
  const at = (share: number): number => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return { perSecond: stored / seconds, p50Ms: at(0.5), p99Ms: at(0.99), stored, seconds };
}

let ready: Buffer[][] = [];

/** One device after another: signing in many times at once looks like guessing passwords. */
async function prepare(request: LoadRequest): Promise<'ready'> {
  for (let index = 0; index < request.clients; index += 1) await client(index);
  ready = await Promise.all(Array.from({ length: request.clients }, (_, index) => requestsOf(index, request)));
  return 'ready';
}

process.on('message', (message: { prepare: LoadRequest } | 'go') => {
  const done = message === 'go'
    ? run(ready)
    : prepare(message.prepare);
  done.then((answer) => process.send?.(answer), (error: unknown) => { process.send?.({ failed: String(error) }); });
});
