/**
 * Freezing: once a campaign has opened with a questionnaire, its (`id`, `version`) stands for one
 * content for ever, named by the SHA-256 of its canonical bytes (`sealing/questionnaire-hash.ts`).
 * Every response carries that hash, so a wording can never change behind the answers given to it.
 */
import { Problem } from '../kernel/problem.ts';

/** A content, frozen or about to be, under its id and version. */
export interface NamedContent {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
}

/**
 * The problem with taking `candidate` where `frozen` already stands, or undefined when there is
 * none: the same content may come again, another content needs another version.
 */
export function freezingProblem(frozen: readonly NamedContent[], candidate: NamedContent): Problem | undefined {
  const standsForOther = frozen.some((each) =>
    each.id === candidate.id && each.version === candidate.version && each.hash !== candidate.hash);
  if (!standsForOther) return undefined;
  return new Problem('questionnaire.frozen', { questionnaire: candidate.id, version: candidate.version });
}
