import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { getPriority } from 'node:os';
import { expect, test } from 'vitest';
import { stepBack, stepBackWholly } from './step-back.ts';

const lowered = 10;
const knowsThreads = existsSync('/proc/thread-self');

test('a thread steps back where the system knows priorities of threads, and says so', () => {
  expect(stepBack()).toBe(knowsThreads);
  if (knowsThreads) expect(nicenessOf(`/proc/${readlinkSync('/proc/thread-self')}`)).toBe(lowered);
});

test('a process steps back with all of its threads', async () => {
  const child = spawn(process.execPath, ['-e', 'console.log("runs"); setInterval(() => {}, 1000)'], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await once(child.stdout, 'data');
    const id = child.pid ?? 0;
    expect(stepBackWholly(id)).toBe(true);
    expect(getPriority(id)).toBe(lowered);
    if (!knowsThreads) return;
    const threads = readdirSync(`/proc/${id}/task`).map((each) => nicenessOf(`/proc/${id}/task/${each}`));
    expect(threads.length).toBeGreaterThan(1);
    expect(new Set(threads)).toEqual(new Set([lowered]));
  } finally {
    child.kill('SIGKILL');
  }
});

test('whoever is gone is not waited for', () => {
  expect(stepBackWholly(2 ** 22 + 1)).toBe(false);
});

/** The 19th field of `stat`; the name before may hold spaces. */
function nicenessOf(path: string): number {
  const text = readFileSync(`${path}/stat`, 'utf8');
  return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[16]);
}
