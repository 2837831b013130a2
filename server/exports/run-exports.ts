/**
 * The export thread's side: starts, feeds and cancels exports as it is told. It runs in a worker
 * in production and over a message channel in tests; both are the same code.
 */
import { required } from '#shared/kernel/assert.ts';
import type { ExportFormat, OpenSource } from './contract.ts';
import { initialCredits, type FromExportThread, type ToExportThread } from './port-messages.ts';

export interface ThreadPort {
  postMessage(message: FromExportThread, transfer?: readonly ArrayBuffer[]): void;
}

type StartMessage = Extract<ToExportThread, { say: 'start' }>;

/** Answers the messages of the main thread. Give every message that arrives to the returned function. */
export function runExports(
  port: ThreadPort,
  openSource: OpenSource,
  formatOf: (id: string) => ExportFormat | undefined,
): (message: ToExportThread) => void {
  const running = new Map<number, Credits>();
  const start = async (message: StartMessage): Promise<void> => {
    const credits = new Credits(initialCredits);
    running.set(message.export, credits);
    try {
      await writeExport(message, credits, { port, openSource, formatOf });
    } catch (error) {
      port.postMessage({ say: 'failed', export: message.export, reason: error instanceof Error ? error.message : String(error) });
    } finally {
      running.delete(message.export);
    }
  };
  return (message) => {
    if (message.say === 'start') void start(message);
    else if (message.say === 'credit') running.get(message.export)?.give();
    else running.get(message.export)?.cancel();
  };
}

async function writeExport(
  message: StartMessage,
  credits: Credits,
  thread: { readonly port: ThreadPort; readonly openSource: OpenSource; readonly formatOf: (id: string) => ExportFormat | undefined },
): Promise<void> {
  const format = thread.formatOf(message.format);
  const source = thread.openSource(message.campaign, message.scope);
  const { language, asOfMs } = message;
  const known = required(format, 'Both threads know the same formats.');
  for await (const bytes of known.write(required(source, 'The campaign was seen a moment ago.'), { language, asOfMs })) {
    if (!await credits.take()) return;
    const own = ownBuffer(bytes);
    thread.port.postMessage({ say: 'chunk', export: message.export, bytes: own }, [own.buffer]);
  }
  thread.port.postMessage({ say: 'end', export: message.export });
}

/** The bytes in a buffer that holds nothing else, so that it can be handed over without a copy. */
function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const isWhole = bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
  return isWhole ? bytes as Uint8Array<ArrayBuffer> : new Uint8Array(bytes);
}

/** How many chunks may still be sent; whoever takes one waits until there is one or it is cancelled. */
class Credits {
  #wake: (() => void) | undefined;
  #isCancelled = false;
  constructor(private left: number) {}

  give(): void {
    this.left += 1;
    this.#wake?.();
  }

  cancel(): void {
    this.#isCancelled = true;
    this.#wake?.();
  }

  /** Resolves to false when the export is cancelled. Lets messages in between, so that a cancel is heard. */
  async take(): Promise<boolean> {
    await new Promise<void>((resolve) => { setImmediate(resolve); });
    while (this.left === 0 && !this.#isCancelled) {
      await new Promise<void>((resolve) => { this.#wake = resolve; });
    }
    this.left -= 1;
    return !this.#isCancelled;
  }
}
