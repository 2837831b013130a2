/**
 * Seeded random numbers for generated data, samples and simulations: the same seed gives the same
 * sequence on every machine and in every version. Never for secrets.
 *
 * Algorithm: sfc32 (Chris Doty-Humphrey, PractRand), seeded by the 32-bit FNV-1a hash of the seed.
 */
export interface Random {
  /** A number in [0, 1) with 32 random bits. */
  next(): number;
  /** An integer in [0, below). */
  integer(below: number): number;
  /** One element of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
}

/** A generator that depends on `seed` alone. */
export function seededRandom(seed: string): Random {
  let [a, b, c, counter] = [fnv1a(`${seed}|a`), fnv1a(`${seed}|b`), fnv1a(`${seed}|c`), 1];
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 12; round += 1) next();
  const integer = (below: number): number => Math.floor(next() * below);
  return { next, integer, pick: (list) => list[integer(list.length)] as (typeof list)[number] };
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash ^= character.codePointAt(0) as number;
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
