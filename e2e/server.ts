/** A real server, built, on a free port with a data folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inRepository } from '../server/setup/places.mjs';

export interface RunningServer {
  readonly origin: string;
  readonly port: number;
  readonly data: string;
  readonly processId: number;
  /** Milliseconds from its start to its first answer. */
  readonly readyAfterMs: number;
  /** Everything it printed so far. */
  output(): string;
  /** Its exit code, when it has ended; null where a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Asks it to end and waits until it has. */
  stop(): Promise<void>;
  /** As a power cut does. */
  kill(): Promise<void>;
}

export interface ServerChoice {
  /** `start` goes the way of `npm start`; `built` is the built program alone. */
  readonly by?: 'start' | 'built';
  readonly port?: number;
  /** An existing folder; a new temporary one when absent. */
  readonly data?: string;
  readonly options?: readonly string[];
  /** No file of its may grow beyond this: what it writes then fails, as on a disk with a fault. */
  readonly fileLimitKilobytes?: number;
}

const programs = { start: 'server/setup/start.mjs', built: 'dist/server/main.js' } as const;

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** A new empty folder for a server's data. */
export function newDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'hailong-data-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Starts it and waits until it answers and has said where it is. */
export async function startServer(choice: ServerChoice = {}): Promise<RunningServer> {
  const port = choice.port ?? (await freePort());
  const data = choice.data ?? newDataFolder();
  const startedAtMs = performance.now();
  const run = runServer({ ...choice, port, data });
  const origin = `http://localhost:${port}`;
  while (!(await answers(origin))) {
    if (run.child.exitCode !== null || performance.now() - startedAtMs > 60_000) throw new Error(`The server did not start:\n${run.output()}`);
    await wait(10);
  }
  const readyAfterMs = performance.now() - startedAtMs;
  while (!run.output().includes(`:${port}/admin`)) await wait(10);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    run.child.kill(signal);
    await run.ended;
  };
  return {
    origin, port, data, processId: run.child.pid ?? 0, readyAfterMs,
    output: run.output, ended: run.ended, stop: () => end('SIGTERM'), kill: () => end('SIGKILL'),
  };
}

/** Starts it where it is expected to end by itself: its exit code and what it printed. */
export async function runToEnd(choice: ServerChoice & { readonly port: number; readonly data: string }): Promise<{ code: number | null; output: string }> {
  const run = runServer(choice);
  const code = await run.ended;
  return { code, output: run.output() };
}

function runServer(choice: ServerChoice & { readonly port: number; readonly data: string }): { child: ChildProcess; ended: Promise<number | null>; output: () => string } {
  const program = inRepository(programs[choice.by ?? 'built']);
  const call = [process.execPath, program, '--port', String(choice.port), '--data', choice.data, ...(choice.options ?? [])];
  const limited = choice.fileLimitKilobytes === undefined ? call : ['/bin/bash', '-c', `ulimit -f ${choice.fileLimitKilobytes}; exec "$@"`, 'limited', ...call];
  const child = spawn(limited[0] ?? '', limited.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout?.on('data', (chunk) => { output += String(chunk); });
  child.stderr?.on('data', (chunk) => { output += String(chunk); });
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { child, ended, output: () => output };
}

async function answers(origin: string): Promise<boolean> {
  return fetch(`${origin}/api/server`).then((reply) => reply.ok, () => false);
}
