/** A reason to stop that a person can act on: one sentence, no stack. */
export class Stop extends Error {}

/** Runs `work`; a `Stop` becomes one sentence on stderr and exit code 1. */
export async function orStop(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
