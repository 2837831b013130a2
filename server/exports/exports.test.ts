import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, expect, test, vi } from 'vitest';
import { Problem } from '#shared/kernel/problem.ts';
import type { ExportFormat, ExportSource } from './contract.ts';
import { createExportsOver, type Exports } from './exports.ts';
import { fixtureSource } from './fixture-source.ts';
import { initialCredits, type ExportPort, type FromExportThread, type ToExportThread } from './port-messages.ts';
import { exportFormat } from './registry.ts';
import { runExports } from './run-exports.ts';

const opened: { close(): void }[] = [];
const failures: string[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const each of opened.splice(0)) each.close();
  failures.length = 0;
});

const asked = { format: 'responses-csv', campaign: 'sao-mai-thu', role: 'admin', scope: { campaigns: 'all', units: 'all' }, language: 'vi' } as const;

test('an export arrives whole, its head first', async () => {
  const exports = exportsOn(fixtureSource(500));
  const { fileName, contentType, stream } = await exports.start(asked);
  expect([fileName, contentType]).toEqual(['sao-mai-thu-responses.csv', 'text/csv; charset=utf-8']);
  const text = await new Response(stream).text();
  expect(text.startsWith('response_id,')).toBe(true);
  expect(text.split('\r\n').filter((line) => line.startsWith('00000000-')).length).toBe(500);
});

test('two exports at a time do not mix', async () => {
  const exports = exportsOn(fixtureSource(300));
  const [csv, codes] = await Promise.all([exports.start(asked), exports.start({ ...asked, format: 'codebook' })]);
  const [csvText, codeText] = await Promise.all([new Response(csv.stream).text(), new Response(codes.stream).text()]);
  expect(csvText).toContain('response_id,unit');
  expect(codeText).not.toContain('response_id');
});

test('an unknown format, a campaign out of sight and a role that may not are refused before any byte', async () => {
  const exports = exportsOn(fixtureSource(1));
  await expect(exports.start({ ...asked, format: 'docx' })).rejects.toMatchObject({ code: 'export.unknown' });
  await expect(exports.start({ ...asked, campaign: 'other' })).rejects.toMatchObject({ code: 'campaign.unknown' });
  await expect(exports.start({ ...asked, role: 'viewer' })).rejects.toMatchObject({ code: 'session.not_allowed' });
});

test('a client that reads nothing holds the writer up', async () => {
  const endless = countingFormat(100_000);
  const exports = exportsOn(fixtureSource(0), () => endless.format);
  const { stream } = await exports.start(asked);
  await settle();
  expect(endless.written()).toBeLessThanOrEqual(initialCredits + 1);
  const reader = stream.getReader();
  for (let each = 0; each < 20; each += 1) await reader.read();
  await settle();
  expect(endless.written()).toBeLessThanOrEqual(20 + initialCredits + 1);
});

test('a client that goes away ends the writing', async () => {
  const endless = countingFormat(100_000);
  const exports = exportsOn(fixtureSource(0), () => endless.format);
  const reader = (await exports.start(asked)).stream.getReader();
  await reader.read();
  await reader.cancel();
  await settle();
  expect(endless.isClosed()).toBe(true);
});

test('a failure in the middle breaks the stream off and is told, and the next export is served', async () => {
  let isBroken = true;
  const exports = exportsOn(fixtureSource(3), (id) => (isBroken ? brokenFormat : exportFormat(id)));
  const { stream } = await exports.start(asked);
  await expect(new Response(stream).text()).rejects.toThrow();
  expect(failures).toEqual(['An export broke off: planted']);
  isBroken = false;
  expect(await new Response((await exports.start(asked)).stream).text()).toContain('response_id');
});

test('a thread that dies fails its exports, and the next export gets a new thread', async () => {
  const threads: { die(): void }[] = [];
  const exports = exportsOn(fixtureSource(0), () => countingFormat(1000).format, threads);
  const reader = (await exports.start(asked)).stream.getReader();
  threads[0]?.die();
  await expect((async () => { for (;;) if ((await reader.read()).done) return; })()).rejects.toBeInstanceOf(Problem);
  await exports.start(asked);
  expect(threads).toHaveLength(2);
});

test('an export that runs while the thread would have been let go for having nothing to do is not broken off', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const exports = exportsOn(fixtureSource(3), (id) => (id === 'codebook' ? countingFormat(50).format : exportFormat(id)));
  await new Response((await exports.start(asked)).stream).text();
  const long = (await exports.start({ ...asked, format: 'codebook' })).stream.getReader();
  await long.read();
  vi.advanceTimersByTime(600_000);
  let bytes = 10;
  for (let read = await long.read(); !read.done; read = await long.read()) bytes += read.value.length;
  expect(bytes).toBe(500);
});

/** The thread's code on the other end of a message channel. */
function exportsOn(source: ExportSource, formatOf: (id: string) => ExportFormat | undefined = exportFormat, threads: { die(): void }[] = []): Exports {
  const connect = (): ExportPort => {
    const { port1, port2 } = new MessageChannel();
    opened.push(port1, port2);
    const hear = runExports({ postMessage: (message, transfer = []) => { port2.postMessage(message, transfer); } },
      (campaign) => (campaign === source.stored.campaign.id ? source : undefined), formatOf);
    port2.on('message', (message: ToExportThread) => { hear(message); });
    return portOf(port1, threads);
  };
  const exports = createExportsOver({
    connect, now: () => 0, formatOf, onFailure: (error) => { failures.push(error instanceof Error ? error.message : String(error)); },
    campaign: (id) => Promise.resolve(id === source.stored.campaign.id ? source.stored : undefined),
  });
  opened.push(exports);
  return exports;
}

function portOf(port: MessagePort, threads: { die(): void }[]): ExportPort {
  let gone: ((reason: string) => void) | undefined;
  threads.push({ die: () => { port.close(); gone?.('killed'); } });
  return {
    postMessage: (message) => { port.postMessage(message); },
    onMessage: (listener) => { port.on('message', (message: FromExportThread) => { listener(message); }); },
    onGone: (listener) => { gone = listener; },
    close: () => { port.close(); },
  };
}

function countingFormat(chunks: number): { format: ExportFormat; written(): number; isClosed(): boolean } {
  let written = 0;
  let isClosed = false;
  async function* write(): AsyncGenerator<Uint8Array> {
    try {
      for (; written < chunks; written += 1) yield new Uint8Array(10);
    } finally {
      isClosed = true;
    }
  }
  return { format: { id: 'counting', fileName: String, contentType: 'x', roles: ['admin'], head: () => new Uint8Array(0), write }, written: () => written, isClosed: () => isClosed };
}

async function* broken(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new Uint8Array(1));
  throw new Error('planted');
}
const brokenFormat: ExportFormat = { ...countingFormat(1).format, write: broken };

/** Lets everything run that can run without the client. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await new Promise<void>((resolve) => { setImmediate(resolve); });
}
