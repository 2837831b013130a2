/** Whether those who lead now led the year before. */

/** All of them, none, some; or nobody knows who led. */
export type LeaderStatus = 'kept' | 'new' | 'partly' | 'unknown';

export function leaderStatus(now: readonly string[], then: readonly string[]): LeaderStatus {
  if (then.length === 0) return 'unknown';
  const kept = now.filter((each) => then.includes(each)).length;
  if (kept === now.length) return 'kept';
  return kept === 0 ? 'new' : 'partly';
}
