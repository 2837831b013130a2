/** Adds the vector `from` to `into`, place by place, in place. Both have the same layout. */
import { assert } from '../kernel/assert.ts';

export function addVector(into: Float64Array, from: Float64Array): void {
  assert(into.length === from.length, 'Vectors of one layout have one length.');
  for (let at = 0; at < into.length; at += 1) into[at] = (into[at] as number) + (from[at] as number);
}
