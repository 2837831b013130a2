/**
 * Exports: a format, a campaign and a reader's scope become a stream of bytes, written in a thread
 * of its own on a connection of its own, so that responses keep being stored meanwhile.
 *
 * The thread is started with the first export and ended after a while without any.
 */
import type { Role, Scope } from '#shared/campaign/model.ts';
import { Problem } from '#shared/kernel/problem.ts';
import type { Language } from '#shared/languages/registry.ts';
import type { ExportFormat } from './contract.ts';
import { incomingStream, type IncomingStream } from './incoming-stream.ts';
import type { ExportPort, FromExportThread } from './port-messages.ts';
import { exportFormat } from './registry.ts';
import { connectWorker } from './worker-port.ts';

export interface ExportRequest {
  /** Id of a format, as it stands in the address. */
  readonly format: string;
  readonly campaign: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly language: Language;
}

export interface StartedExport {
  readonly fileName: string;
  readonly contentType: string;
  /** Cancel it when the client goes away. */
  readonly stream: ReadableStream<Uint8Array>;
}

export interface Exports {
  /**
   * Throws `export.unknown`, `session.not_allowed` (the role may not have this format),
   * `campaign.unknown` (none, or outside the scope) before any byte.
   */
  start(request: ExportRequest): Promise<StartedExport>;
  close(): void;
}

/** `workerUrl` is the built `export-worker.js`; `now` the server's clock. */
export function createExports(options: {
  readonly databasePath: string;
  readonly workerUrl: URL;
  readonly now: () => number;
}): Exports {
  return createExportsOver({
    connect: () => connectWorker(options.workerUrl, options.databasePath),
    now: options.now,
    formatOf: exportFormat,
  });
}

interface Open {
  readonly incoming: IncomingStream;
  began(): void;
  refused(problem: Problem): void;
}

const idleMs = 60_000;

/** The same over any port: tests run the thread's code in their own thread. */
export function createExportsOver(options: {
  readonly connect: () => ExportPort;
  readonly now: () => number;
  readonly formatOf: (id: string) => ExportFormat | undefined;
}): Exports {
  const open = new Map<number, Open>();
  let port: ExportPort | undefined;
  let idleTimer: NodeJS.Timeout | undefined;
  let lastNumber = 0;

  const close = (): void => {
    clearTimeout(idleTimer);
    port?.close();
    port = undefined;
  };
  const forget = (number: number): void => {
    open.delete(number);
    clearTimeout(idleTimer);
    if (open.size === 0) idleTimer = setTimeout(close, idleMs).unref();
  };
  const gone = (reason: string): void => {
    port = undefined;
    for (const number of [...open.keys()]) hear({ say: 'failed', export: number, reason });
  };
  const hear = (message: FromExportThread): void => {
    const each = open.get(message.export);
    if (each === undefined) return;
    if (message.say === 'began') each.began();
    else if (message.say === 'chunk') each.incoming.chunk(message.bytes);
    else {
      forget(message.export);
      if (message.say === 'end') each.incoming.end();
      else if (message.say === 'unknown_campaign') each.refused(new Problem('campaign.unknown'));
      else each.refused(new Problem('server.failed'));
    }
  };
  const connected = (): ExportPort => {
    if (port !== undefined) return port;
    const fresh = options.connect();
    fresh.onMessage(hear);
    fresh.onGone((reason) => { if (port === fresh) gone(reason); });
    port = fresh;
    return fresh;
  };

  const start = (request: ExportRequest): Promise<StartedExport> => {
    const format = formatFor(request, options.formatOf);
    const thread = connected();
    lastNumber += 1;
    const number = lastNumber;
    const { format: id, campaign, scope, language } = request;
    return new Promise((resolve, reject) => {
      const incoming = incomingStream({
        taken: () => { thread.postMessage({ say: 'credit', export: number }); },
        cancelled: () => { thread.postMessage({ say: 'cancel', export: number }); forget(number); },
      });
      open.set(number, {
        incoming,
        began: () => { resolve({ fileName: format.fileName(campaign), contentType: format.contentType, stream: incoming.stream }); },
        refused: (problem) => { reject(problem); incoming.fail(problem); },
      });
      thread.postMessage({ say: 'start', export: number, format: id, campaign, scope, language, asOfMs: options.now() });
    });
  };
  return { start: async (request) => start(request), close };
}

function formatFor(request: ExportRequest, formatOf: (id: string) => ExportFormat | undefined): ExportFormat {
  const format = formatOf(request.format);
  if (format === undefined) throw new Problem('export.unknown', { format: request.format });
  if (!format.roles.includes(request.role)) throw new Problem('session.not_allowed');
  return format;
}
