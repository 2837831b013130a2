/**
 * An assertion guards what must hold if our own code is right. A failed one is our bug, never a
 * person's mistake: the work stops, what was given is kept.
 */
export class AssertionFailed extends Error {
  override readonly name = 'AssertionFailed';
}

/** Throws `AssertionFailed` with `claim` (a sentence that should have been true) when `holds` is false. */
export function assert(holds: boolean, claim: string): asserts holds {
  if (!holds) throw new AssertionFailed(claim);
}

/** Returns `value`, which must be neither null nor undefined; `claim` says what should have been there. */
export function required<T>(value: T | null | undefined, claim: string): T {
  assert(value !== null && value !== undefined, claim);
  return value;
}
