/** Asks what the server is; while it is silent, asks again until it answers. Returns how to stop. */
export function followServer<Reply>(ask: () => Promise<Reply>, onKnown: (known: Reply | 'silent') => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const run = async (): Promise<void> => {
    const known = await ask().catch(() => 'silent' as const);
    if (isOver) return;
    onKnown(known);
    if (known === 'silent') timer = setTimeout(() => { void run(); }, againAfterMs);
  };
  void run();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

const againAfterMs = 5_000;
