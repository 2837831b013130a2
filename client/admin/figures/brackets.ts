/**
 * Brackets beside a ranking: each joins the units of one tie group, so that nobody reads an order
 * into what a test does not separate. A group of one has none.
 */
import type { RankedPlace } from '#shared/ranking/ranked-place.ts';

export type BracketPart = 'first' | 'middle' | 'last';

/** Which part of a bracket stands beside each unit, by id; `units` in the order of the ranking. */
export function bracketParts(units: readonly (Pick<RankedPlace, 'tieGroup'> & { readonly id: string })[]): ReadonlyMap<string, BracketPart> {
  const parts = new Map<string, BracketPart>();
  units.forEach(({ id, tieGroup }, at) => {
    if (tieGroup === null) return;
    const [joinsAbove, joinsBelow] = [units[at - 1]?.tieGroup === tieGroup, units[at + 1]?.tieGroup === tieGroup];
    if (joinsAbove || joinsBelow) parts.set(id, !joinsAbove ? 'first' : joinsBelow ? 'middle' : 'last');
  });
  return parts;
}
