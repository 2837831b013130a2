/**
 * Runs a task for many requests at once: while one run is under way, any number of further
 * requests lead to exactly one run after it. So a burst of arriving responses costs two fetches.
 */
export function coalesce(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let isWanted = false;
  const run = async (): Promise<void> => {
    do {
      isWanted = false;
      await task();
    } while (isWanted);
  };
  return () => {
    isWanted = true;
    running ??= run().finally(() => { running = undefined; });
    return running;
  };
}
