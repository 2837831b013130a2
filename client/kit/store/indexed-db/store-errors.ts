/** What the errors of a browser's database mean. */

const connectionErrors = new Set(['InvalidStateError', 'UnknownError', 'TransactionInactiveError', 'AbortError']);

/** Whether the browser's storage is full: the transaction was undone, nothing of it is kept. */
export function isStorageFull(error: unknown): boolean {
  return nameOf(error) === 'QuotaExceededError';
}

/** Whether a fresh connection may help. */
export function isConnectionLost(error: unknown): boolean {
  return connectionErrors.has(nameOf(error));
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}
