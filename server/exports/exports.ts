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
import { ExportThread } from './export-thread.ts';
import type { ExportPort } from './port-messages.ts';
import { exportFormat } from './registry.ts';
import type { StoredCampaign } from '../storage/port.ts';
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

export interface ExportOptions {
  readonly databasePath: string;
  readonly keysPath: string;
  /** The built `export-worker.js`. */
  readonly workerUrl: URL;
  /** The server's clock. */
  readonly now: () => number;
  /** A campaign as the reader may see it. */
  readonly campaign: FindCampaign;
  /** Told what broke an export off, for the log. */
  readonly onFailure: (error: unknown) => void;
}

type FindCampaign = (id: string, scope: Scope) => Promise<StoredCampaign | undefined>;

export function createExports({ databasePath, keysPath, workerUrl, ...options }: ExportOptions): Exports {
  return createExportsOver({ ...options, connect: () => connectWorker(workerUrl, { databasePath, keysPath }), formatOf: exportFormat });
}

/** The same over any port: tests run the thread's code in their own thread. */
export function createExportsOver(options: {
  readonly connect: () => ExportPort;
  readonly now: () => number;
  readonly campaign: FindCampaign;
  readonly onFailure: (error: unknown) => void;
  readonly formatOf: (id: string) => ExportFormat | undefined;
}): Exports {
  const thread = new ExportThread(options.connect, options.onFailure);
  const start = async (request: ExportRequest): Promise<StartedExport> => {
    const format = formatFor(request, options.formatOf);
    const { format: id, campaign, scope, language } = request;
    const stored = await options.campaign(campaign, scope);
    if (stored === undefined) throw new Problem('campaign.unknown');
    const asOfMs = options.now();
    const stream = thread.start(format.head(stored, { language, asOfMs }), { format: id, campaign, scope, language, asOfMs });
    return { fileName: format.fileName(campaign), contentType: format.contentType, stream };
  };
  return { start, close: () => { thread.close(); } };
}

function formatFor(request: ExportRequest, formatOf: (id: string) => ExportFormat | undefined): ExportFormat {
  const format = formatOf(request.format);
  if (format === undefined) throw new Problem('export.unknown', { format: request.format });
  if (!format.roles.includes(request.role)) throw new Problem('session.not_allowed');
  return format;
}
