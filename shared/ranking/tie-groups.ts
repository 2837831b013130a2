/**
 * Units that the figures do not tell apart. From the top of the list down, a group goes on for as
 * long as the next unit is not surely worse than the group's first; there the next group begins.
 */
import type { Comparison } from './surely-different.ts';

/** The group of each unit, from 1; indices 0 to `count` − 1 stand in the order of the list, best first. */
export function tieGroups(count: number, compare: Comparison): number[] {
  const groups: number[] = [];
  let first = 0;
  let group = 1;
  for (let at = 0; at < count; at += 1) {
    if (compare(first, at) === 1) {
      first = at;
      group += 1;
    }
    groups.push(group);
  }
  return groups;
}
