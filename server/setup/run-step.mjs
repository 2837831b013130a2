/**
 * Runs one long piece of work and shows that it goes on. Everything is written to stderr, so that
 * what the work is for (a list, a figure) has stdout to itself.
 */
import { spawn } from 'node:child_process';
import { repository } from './places.mjs';
import { Stop } from './stop.mjs';

const keptLines = 40;

/** Runs `command` quietly under a title; when it fails, its last lines are shown and a `Stop` is thrown. */
export async function runStep({ title, command, args, env = {}, failure }) {
  const progress = showProgress(title);
  const { code, lines } = await collect(command, args, env);
  progress.end(code === 0);
  if (code === 0) return;
  process.stderr.write(`${lines.join('\n')}\n`);
  throw new Stop(failure);
}

function collect(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: repository, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let lines = [];
    const keep = (chunk) => { lines = [...lines, ...String(chunk).split('\n').filter(Boolean)].slice(-keptLines); };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 127, lines: [String(error)] }));
    child.on('close', (code) => resolve({ code: code ?? 1, lines }));
  });
}

/** Title and seconds: one line that is rewritten in a terminal, a line every 15 s elsewhere. */
function showProgress(title) {
  const startedAtMs = Date.now();
  const seconds = () => Math.round((Date.now() - startedAtMs) / 1000);
  const isTerminal = process.stderr.isTTY === true;
  process.stderr.write(`${title} …${isTerminal ? '' : '\n'}`);
  const tick = () => process.stderr.write(isTerminal ? `\r${title} … ${seconds()} s` : `  … ${seconds()} s\n`);
  const timer = setInterval(tick, isTerminal ? 1000 : 15_000);
  return {
    end(succeeded) {
      clearInterval(timer);
      process.stderr.write(`${isTerminal ? '\r' : ''}${title}: ${succeeded ? 'done' : 'failed'} after ${seconds()} s\n`);
    },
  };
}

/** How npm is called: the very one that runs us, or the one in the path. */
export function npmCommand(...args) {
  const running = process.env.npm_execpath;
  return running?.endsWith('npm-cli.js') === true
    ? { command: process.execPath, args: [running, ...args] }
    : { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args };
}
