/** How long an answer is waited for: the time limit grows with what has to be carried there and back. */
const baseMs = 20_000;
/** 12 kbit/s: slower than the slowest network that we promise to work on. */
const slowestBytesPerSecond = 1_500;
/** A batch weighs what the network was seen to carry in a few seconds (`sync/plan.ts`): one that takes ten times as long has met another network. */
const batchMaxMs = 40_000;

export function timeoutMsFor(bytes: number): number {
  return baseMs + Math.ceil((bytes * 1_000) / slowestBytesPerSecond);
}

/** Of a push with envelopes of these sizes. One alone gets all the time that the slowest network takes. */
export function pushTimeoutMs(sizesBytes: readonly number[]): number {
  const wholeMs = timeoutMsFor(sizesBytes.reduce((sum, each) => sum + each, 0));
  return sizesBytes.length > 1 ? Math.min(batchMaxMs, wholeMs) : wholeMs;
}
