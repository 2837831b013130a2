/** What the errors of the database mean: its own, or the browser's inside them. */

/** A newer app's database, one that was closed on purpose, a browser without databases: not for another database to heal. */
const otherErrors = new Set(['VersionError', 'DatabaseClosedError', 'MissingAPIError', 'SecurityError']);
const connectionErrors = new Set(['InvalidStateError', 'UnknownError', 'TransactionInactiveError', 'AbortError']);

/** Whether the browser's storage is full: the transaction was undone, nothing of it is kept. */
function isStorageFull(error: unknown): boolean {
  return namesOf(error).includes('QuotaExceededError');
}

/** Whether a fresh connection may help. */
export function isConnectionLost(error: unknown): boolean {
  return !isStorageFull(error) && namesOf(error).some((name) => connectionErrors.has(name));
}

/** Whether the database itself is at fault, so that another one would do. */
export function isDamage(error: unknown): boolean {
  return !isStorageFull(error) && !namesOf(error).some((name) => otherErrors.has(name));
}

/** The error's name and that of the error inside it. */
function namesOf(error: unknown): string[] {
  if (!(error instanceof Error) && !(error instanceof DOMException)) return [];
  const inner = 'inner' in error ? namesOf(error.inner) : [];
  return [error.name, ...inner];
}
