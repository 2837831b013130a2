/** On which side of a threshold units stand, by the shown figure. */
import { roundedValue, type Rounded } from '../statistics/round-half-up.ts';
import type { Threshold } from './subject.ts';

/** `at`: exactly at an edge that does not belong to the threshold. */
export type ThresholdSide = 'reached' | 'at' | 'below';

export function sideOf(shown: Rounded, { from, fromIncluded }: Threshold): ThresholdSide {
  const value = roundedValue(shown);
  if (value > from || (fromIncluded && value === from)) return 'reached';
  return value === from ? 'at' : 'below';
}
