/** Binds the application to an address, in plain HTTP or HTTPS. */
import { readFileSync } from 'node:fs';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSecureContext } from 'node:tls';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import type { App } from '../http/app.ts';
import type { StartOptions } from './options.ts';
import { StartRefused } from './start-refused.ts';

export interface Listening {
  /** Where it can be reached, without a slash at the end. */
  readonly origin: string;
  /** Takes no more requests, lets running ones finish for a moment, then closes. */
  stop(): Promise<void>;
}

/** How long a client may take. */
export interface RequestLimits {
  readonly headersMs: number;
  /** For the whole request. */
  readonly requestMs: number;
  /** How often it is looked at, and so how much longer it may take. */
  readonly lookEveryMs: number;
}

/** The largest batch of a phone comes in within this on 20 kbit/s. Who is slower is cut off, and sends less next time. */
export const requestLimits: RequestLimits = { headersMs: 60_000, requestMs: 300_000, lookEveryMs: 15_000 };
/** Longer than the interval at which devices and proxies speak, so that a connection is not closed under a request. */
const keepAliveMs = 65_000;
const graceMs = 2_000;

export async function listen(app: App, { host, port, tls }: Pick<StartOptions, 'host' | 'port' | 'tls'>, limits = requestLimits): Promise<Listening> {
  const serverOptions = {
    keepAliveTimeout: keepAliveMs, headersTimeout: limits.headersMs, requestTimeout: limits.requestMs, connectionsCheckingInterval: limits.lookEveryMs,
  };
  const server = tls === null
    ? createAdaptorServer({ fetch: app.fetch, createServer: createHttpServer, serverOptions })
    : createAdaptorServer({ fetch: app.fetch, createServer: createHttpsServer, serverOptions: { ...readTls(tls), ...serverOptions } });
  await bind(server, host, port);
  const { port: given } = server.address() as AddressInfo;
  const shown = host === '0.0.0.0' || host === '::' || host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return { origin: `${tls === null ? 'http' : 'https'}://${shown}:${given}`, stop: () => stop(server) };
}

function readTls({ certificatePath, keyPath }: NonNullable<StartOptions['tls']>): { cert: Buffer; key: Buffer } {
  try {
    const pair = { cert: readFileSync(certificatePath), key: readFileSync(keyPath) };
    createSecureContext(pair);
    return pair;
  } catch {
    throw new StartRefused('refusedCertificate');
  }
}

function bind(server: ServerType, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' || error.code === 'EACCES'
        ? new StartRefused('refusedPortUsed', { port })
        : new StartRefused('refusedHost', { host }));
    });
    server.listen(port, host, () => { resolve(); });
  });
}

function stop(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => { resolve(); });
    if (!('closeAllConnections' in server)) return;
    server.closeIdleConnections();
    setTimeout(() => { server.closeAllConnections(); }, graceMs).unref();
  });
}
