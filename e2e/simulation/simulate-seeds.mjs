/** Runs many seeds on several processes, each a range of its own; a planted bug goes to all of them. */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const shard = join(import.meta.dirname, 'shard.mjs');

/**
 * Sums of all seeds, and the failures: at most one a process, the first it met.
 * @param {{ from: number, count: number, processes?: number, plant?: string, mark?: string }} options
 */
export async function simulateSeeds({ from, count, processes = Math.min(2, availableParallelism()), plant, mark }) {
  const each = Math.ceil(count / processes);
  const ranges = Array.from({ length: processes }, (_, index) => [from + index * each, Math.min(each, count - index * each)]).filter(([, size]) => size > 0);
  const stop = new Set();
  const results = await Promise.all(ranges.map(([first, size]) => runShard([first, size], { plant, mark, stop })));
  return results.reduce(added, { seeds: 0, counts: {}, failures: [] });
}

/**
 * One process; when it meets a failure the others are told to stop.
 * @param {(number | string)[]} args
 * @param {{ plant?: string | undefined, mark?: string | undefined, stop?: Set<any> }} options
 */
export function runShard(args, { plant, mark, stop = new Set() } = {}) {
  const env = { ...process.env, ...(plant === undefined ? {} : { HAILONG_PLANT: plant }), ...(mark === undefined ? {} : { HAILONG_PLANT_MARK: mark }) };
  return new Promise((resolve, reject) => {
    const child = fork(shard, args.map(String), { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env });
    stop.add(child);
    let [out, error] = ['', ''];
    child.stdout.on('data', (data) => { out += data; });
    child.stderr.on('data', (data) => { error += data; });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      stop.delete(child);
      if (signal === 'SIGTERM') return resolve({ seeds: 0, counts: {}, failures: [] });
      if (code !== 0) return reject(new Error(`A process of the simulation ended with ${code ?? signal}.\n${error}`));
      const result = JSON.parse(out.trim().split('\n').at(-1));
      if (result.failures.length > 0) for (const other of stop) other.kill();
      resolve(result);
    });
  });
}

function added(left, right) {
  const counts = { ...left.counts };
  for (const [name, value] of Object.entries(right.counts)) counts[name] = (counts[name] ?? 0) + value;
  return { seeds: left.seeds + right.seeds, counts, failures: [...left.failures, ...right.failures] };
}
