/** Runs a program to its end: how long it took and the most memory that it had. */
import { spawn } from 'node:child_process';
import { highWaterMb } from './memory.ts';

export interface Ran {
  readonly seconds: number;
  readonly peakMb: number;
  readonly output: string;
}

const lookEveryMs = 15;

/** Rejects when the program cannot be started or ends with an error. */
export function runProcess(program: string, args: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const startedAtMs = performance.now();
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let peakMb = 0;
    let [output, complaints] = ['', ''];
    const timer = setInterval(() => { peakMb = Math.max(peakMb, highWaterMb(child.pid ?? 0)); }, lookEveryMs);
    child.stdout.on('data', (text: Buffer) => { output += text.toString(); });
    child.stderr.on('data', (text: Buffer) => { complaints += text.toString(); });
    child.once('error', (error) => { clearInterval(timer); reject(error); });
    child.once('close', (code) => {
      clearInterval(timer);
      if (code === 0) resolve({ seconds: (performance.now() - startedAtMs) / 1000, peakMb, output });
      else reject(new Error(`${program} ended with ${code}: ${complaints.slice(0, 2000)}`));
    });
  });
}
