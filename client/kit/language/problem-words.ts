/** The sentence for a problem, fetched when there is one: a server just answered, so there is a network. */
import type { ProblemCode } from '#shared/kernel/problem.ts';
import { language } from './language.ts';

export async function problemInWords(code: ProblemCode): Promise<string> {
  const { problems } = language.peek() === 'en'
    ? await import('#shared/languages/en/problems.ts')
    : await import('#shared/languages/vi/problems.ts');
  return problems[code];
}
