/** How long an answer is waited for: the time limit grows with what has to be carried there and back. */
const baseMs = 20_000;
/** 12 kbit/s: slower than the slowest network that we promise to work on. */
const slowestBytesPerSecond = 1_500;

export function timeoutMsFor(bytes: number): number {
  return baseMs + Math.ceil((bytes * 1_000) / slowestBytesPerSecond);
}
