/** Work that is done one piece after the other, in the order in which it was asked for. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(told);
    return next;
  };
}

/** Whoever asked for a piece of work hears how it failed; the next one is done all the same. */
function told(): void {
  return undefined;
}
