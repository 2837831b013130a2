/** A claim of the simulation that did not hold ends the world and names its seed. */
export class ClaimBroken extends Error {
  override readonly name = 'ClaimBroken';
}

export function claim(holdsTrue: boolean, what: string): void {
  if (!holdsTrue) throw new ClaimBroken(what);
}
