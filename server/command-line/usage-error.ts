/** A command was called in a way that cannot work; the words are in `languages/<language>/command-line.ts`. */
import type { CommandLineWords } from '#shared/languages/vi/command-line.ts';

/** The sentences that say what is wrong with a call. */
export type UsageSentence = Exclude<keyof CommandLineWords, 'usage'>;

export class UsageError extends Error {
  override readonly name = 'UsageError';
  constructor(
    readonly sentence: UsageSentence,
    readonly values: Readonly<Record<string, string | number>> = {},
    /** 2 for a wrong call; 1 where the call is right and the thing named is not. */
    readonly exitCode: 1 | 2 = 2,
  ) {
    super(sentence);
  }
}
