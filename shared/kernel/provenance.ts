/**
 * Where the wording of a question comes from. A closed set, ordered from surest to least sure:
 *
 * - `official`: read in the authority's own file;
 * - `copy_of_official`: read in full in a public rendering of the official form;
 * - `corroborated`: near wording found in another source;
 * - `template`: reconstructed by us, to be replaced by the adopted text; a screen says so.
 */
export const provenances = ['official', 'copy_of_official', 'corroborated', 'template'] as const;

export type Provenance = (typeof provenances)[number];

/** The least sure of several; `official` when there is none. */
export function leastSure(list: readonly Provenance[]): Provenance {
  const worst = Math.max(0, ...list.map((each) => provenances.indexOf(each)));
  return provenances[worst] as Provenance;
}
