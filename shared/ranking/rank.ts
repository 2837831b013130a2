/**
 * Ranks within one unit group. Units with the same displayed figure share a rank and the next rank
 * skips: 1, 2, 3, 3, 5 ("đồng hạng 3"). What is not displayed decides nothing.
 */
import type { Rounded } from '../statistics/round-half-up.ts';

export interface Ranked<T> {
  readonly item: T;
  /** From 1; null when there is no figure to rank. */
  readonly rank: number | null;
  /** Whether another item has the same rank. */
  readonly isTied: boolean;
}

/** Best first; items without a figure last, in their given order. All figures have the same decimals. */
export function rank<T>(items: readonly T[], figureOf: (item: T) => Rounded | null): Ranked<T>[] {
  const withFigure = items.flatMap((item) => {
    const figure = figureOf(item);
    return figure === null ? [] : [{ item, scaled: figure.scaled }];
  });
  withFigure.sort((left, right) => right.scaled - left.scaled);
  let place = 1;
  const ranked = withFigure.map(({ item, scaled }, index): Ranked<T> => {
    const isLikeBefore = withFigure[index - 1]?.scaled === scaled;
    if (!isLikeBefore) place = index + 1;
    return { item, rank: place, isTied: isLikeBefore || withFigure[index + 1]?.scaled === scaled };
  });
  const without = items.filter((item) => figureOf(item) === null);
  return [...ranked, ...without.map((item): Ranked<T> => ({ item, rank: null, isTied: false }))];
}
