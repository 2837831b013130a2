/**
 * How a suite hands in its figures for the page of proof (docs/proof.md). `npm run prove` names a
 * folder by PROOF_FOLDER and asks for full lengths by PROVE=full; in `npm test` nothing is handed in.
 * A figure is what a run has counted, never what it was meant to show.
 */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PromiseName } from './promises.ts';

export interface ProofFigure {
  readonly promise: PromiseName;
  /** What was done to what, in one line: "server killed by SIGKILL under load". The same line in every run. */
  readonly what: string;
  /** Faults injected: kills, cuts, damages, altered bytes, tampered rows, malformed inputs. */
  readonly faults: number;
  /** Responses acknowledged (or finished, where no server is concerned) that the run then looked for. */
  readonly acknowledged?: number;
  readonly lost?: number;
  readonly doubled?: number;
  readonly altered?: number;
  /** Brought back from another copy, refilled, or shown as an incident. */
  readonly recovered?: number;
  /** What else was counted or measured, with the unit in the name: `{ 'p95 ms': 41 }`. */
  readonly more?: Readonly<Record<string, number | string>>;
}

/** Whether the long versions are to run: 200 kills instead of six. */
export const isFull = process.env['PROVE'] === 'full';

/** Call it once at the end of a test with what it counted, also when the counts are bad: a page that only shows good runs proves nothing. */
export function handIn(figures: readonly ProofFigure[]): void {
  const folder = process.env['PROOF_FOLDER'];
  if (folder === undefined) return;
  writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(figures));
}
