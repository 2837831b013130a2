/**
 * A percent axis that is cut so that figures near 100 can be told apart. It always ends at 100, and
 * whether it starts at zero is said beside it.
 */
export interface Axis {
  /** At the left end. */
  readonly from: number;
  /** At the right end. */
  readonly to: number;
  readonly ticks: readonly number[];
  readonly isCut: boolean;
}

/** An axis that holds every figure, its low end a multiple of five with room to the left; ticks at `edges` inside it. */
export function percentAxis(figures: readonly number[], edges: readonly number[] = []): Axis {
  const low = figures.length === 0 ? 0 : Math.min(...figures);
  const from = Math.max(0, Math.min(95, Math.floor((low - 2) / 5) * 5));
  const inside = [...new Set(edges)].filter((edge) => edge > from && edge < 100);
  const between = inside.length > 0 ? inside : evenTicks(from);
  return { from, to: 100, ticks: [from, ...between, 100].sort((left, right) => left - right), isCut: from > 0 };
}

/** An axis that just holds a few figures close to each other, in whole numbers; it ends where they end, never above 100. */
export function closeAxis(figures: readonly number[]): Axis {
  const [low, high] = [Math.min(...figures), Math.max(...figures)];
  const step = [1, 2, 5, 10, 20, 25].find((each) => (high - low) / each <= 3) ?? 50;
  const from = Math.max(0, Math.floor((low - step / 4) / step) * step);
  const to = Math.min(100, Math.ceil((high + step / 4) / step) * step);
  const ticks = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => from + at * step);
  return { from, to, ticks, isCut: from > 0 };
}

/** Where `value` stands on the axis, from 0 at the left to 100 at the right. */
export function placeOn(axis: Axis, value: number): number {
  const place = ((value - axis.from) / (axis.to - axis.from)) * 100;
  return Math.max(0, Math.min(100, place));
}

function evenTicks(from: number): number[] {
  const step = 100 - from > 60 ? 25 : 100 - from > 20 ? 10 : 5;
  const ticks: number[] = [];
  for (let at = Math.ceil((from + 1) / step) * step; at < 100; at += step) ticks.push(at);
  return ticks;
}
