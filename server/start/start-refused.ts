/** Why the server does not start: one sentence for a person and an exit code for a script. */
import type { terminal } from '#shared/languages/vi/terminal.ts';

export type RefusalKey = Extract<keyof typeof terminal, `refused${string}`>;

export class StartRefused extends Error {
  override readonly name = 'StartRefused';
  constructor(readonly sentence: RefusalKey, readonly values: Readonly<Record<string, string | number>> = {}) {
    super(sentence);
  }
}
