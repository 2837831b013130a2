/** Store version 1: the tables of the first release, by their keys and indices. Never edited once released. */
export const version1 = {
  device: '&key',
  campaigns: '&id',
  questionnaires: '&hash',
  drafts: '&id',
  outbox: '&id, sequence, settledAtMs, isCounted, [status+finishedAtMs], [status+nextAttemptAtMs]',
};
