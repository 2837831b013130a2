/** The main thread's side: hands work to the export thread and what comes back to the stream it belongs to. */
import { Problem } from '#shared/kernel/problem.ts';
import { incomingStream, type IncomingStream } from './incoming-stream.ts';
import type { ExportPort, FromExportThread, ToExportThread } from './port-messages.ts';

type Work = Omit<Extract<ToExportThread, { say: 'start' }>, 'say' | 'export'>;

const idleMs = 60_000;

/** Connects with the first export; after a minute without any it lets the thread go. */
export class ExportThread {
  readonly #running = new Map<number, IncomingStream>();
  #port: ExportPort | undefined;
  #idleTimer: NodeJS.Timeout | undefined;
  #lastNumber = 0;

  /** `onFailure` hears why an export broke off; its client sees only that it did. */
  constructor(private readonly connect: () => ExportPort, private readonly onFailure: (error: unknown) => void) {}

  /** A stream of `head` and then of what the thread writes. */
  start(head: Uint8Array, work: Work): ReadableStream<Uint8Array> {
    clearTimeout(this.#idleTimer);
    const port = this.#connected();
    this.#lastNumber += 1;
    const number = this.#lastNumber;
    const incoming = incomingStream({
      taken: () => { port.postMessage({ say: 'credit', export: number }); },
      cancelled: () => {
        port.postMessage({ say: 'cancel', export: number });
        this.#forget(number);
      },
    });
    if (head.length > 0) incoming.chunk(head);
    this.#running.set(number, incoming);
    port.postMessage({ say: 'start', export: number, ...work });
    return incoming.stream;
  }

  close(): void {
    clearTimeout(this.#idleTimer);
    const port = this.#port;
    this.#gone('closed');
    port?.close();
  }

  #connected(): ExportPort {
    if (this.#port !== undefined) return this.#port;
    const port = this.connect();
    port.onMessage((message) => { this.#hear(message); });
    port.onGone((reason) => { if (this.#port === port) this.#gone(reason); });
    this.#port = port;
    return port;
  }

  #hear(message: FromExportThread): void {
    const running = this.#running.get(message.export);
    if (running === undefined) return;
    if (message.say === 'chunk') running.chunk(message.bytes);
    else {
      this.#forget(message.export);
      if (message.say === 'end') running.end();
      else {
        this.onFailure(new Error(`An export broke off: ${message.reason}`));
        running.fail(new Problem('server.failed'));
      }
    }
  }

  #forget(number: number): void {
    this.#running.delete(number);
    clearTimeout(this.#idleTimer);
    if (this.#running.size === 0) this.#idleTimer = setTimeout(() => { this.close(); }, idleMs).unref();
  }

  /** Without the thread nothing that runs can end well. */
  #gone(reason: string): void {
    this.#port = undefined;
    for (const number of [...this.#running.keys()]) this.#hear({ say: 'failed', export: number, reason });
  }
}
