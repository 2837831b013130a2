/**
 * Freezing: once a campaign has opened with a questionnaire, its (`id`, `version`) stands for one
 * content for ever, named by the SHA-256 of its canonical bytes (`sealing/questionnaire-hash.ts`).
 * Every response carries that hash, so a wording can never change behind the answers given to it.
 */

/** A content, frozen or about to be, under its id and version. */
export interface NamedContent {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
}

/**
 * Whether the id and version of `candidate` already stand for another content. The same content
 * may come again; another content needs another version.
 */
export function isFrozenOtherwise(frozen: readonly NamedContent[], candidate: NamedContent): boolean {
  return frozen.some((each) =>
    each.id === candidate.id && each.version === candidate.version && each.hash !== candidate.hash);
}
