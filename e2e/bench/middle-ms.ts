/** How long a piece of work takes: the median over many times, after a few that warm up. */
const warmUps = 5;

export async function middleMs(times: number, work: () => unknown): Promise<number> {
  const taken: number[] = [];
  for (let index = 0; index < times + warmUps; index += 1) {
    const startedAtMs = performance.now();
    await work();
    if (index >= warmUps) taken.push(performance.now() - startedAtMs);
  }
  taken.sort((left, right) => left - right);
  return taken[Math.floor(times / 2)] ?? 0;
}
