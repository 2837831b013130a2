import { required } from '#shared/kernel/assert.ts';
import type { Figure } from '#shared/report/report.ts';
import type { Axis } from '../figures/axis.ts';
import { placeOn } from '../figures/axis.ts';

export interface DotScale {
  readonly axis: Axis;
  /** Edges between bands: ruled through all rows, every second band shaded. */
  readonly edges: readonly number[];
  /** The group's own figure: dashed through all rows. */
  readonly mean: { readonly value: number; readonly label: string } | undefined;
}

/** Percent of the axis up to which the words of the group's figure have room at its right: beyond they stand at its left. */
const meanRoom = 40;

/** Heading of the chart column: the ends of the axis, the edges of the bands, the group's figure. */
export function DotHead({ scale }: { readonly scale: DotScale }) {
  const { axis, mean } = scale;
  return (
    <span class="dot-head" aria-hidden="true">
      {mean === undefined ? null : (
        <span class={placeOn(axis, mean.value) > meanRoom ? 'dot-mean-label dot-mean-left' : 'dot-mean-label'} style={{ left: `${placeOn(axis, mean.value)}%` }}>
          {mean.label}
        </span>
      )}
      {spaced(axis).map((tick, index) => (
        <span key={tick} class={`dot-tick figures ${index === 0 ? 'dot-tick-first' : tick === axis.to ? 'dot-tick-last' : ''}`} style={{ left: `${placeOn(axis, tick)}%` }}>
          {tick === axis.to ? `${tick}%` : tick}
        </span>
      ))}
    </span>
  );
}

/** Ticks that have room for their words: the ends always, between them those 12 % apart, further from the ends' own words. */
function spaced(axis: Axis): number[] {
  const first = required(axis.ticks[0], 'An axis has a first tick.');
  const kept = [first];
  for (const tick of axis.ticks.slice(1, -1)) {
    const isFree = placeOn(axis, tick) - placeOn(axis, kept.at(-1) ?? first) >= (kept.length === 1 ? 20 : 12) && placeOn(axis, tick) <= 68;
    if (isFree) kept.push(tick);
  }
  return [...kept, axis.to];
}

/** Percent of the axis that a band's label needs at its left end. */
const labelRoom = 30;

interface DotCellProps {
  readonly figure: Pick<Figure, 'index' | 'low' | 'high'>;
  readonly scale: DotScale;
  /** The band's edges, on the first row that it holds. */
  readonly label: string;
  /** The interval in words. */
  readonly heard?: string | undefined;
}

/** One row of the chart: lines that meet those of the rows above and below, the interval as a whisker, the index as a dot. */
export function DotCell({ figure: { index, low, high }, scale, label, heard }: DotCellProps) {
  const { axis, edges, mean } = scale;
  const inside = edges.filter((edge) => edge > axis.from && edge < axis.to).sort((left, right) => right - left);
  const isFreeAtLeft = placeOn(axis, Math.min(index ?? axis.to, low ?? axis.to)) > labelRoom;
  return (
    <span class="dot-cell" title={heard} role={heard === undefined ? undefined : 'img'} aria-label={heard}>
      {shades(inside, axis).map((shade) => <span key={shade.from} class="dot-shade" style={{ left: `${shade.from}%`, width: `${shade.width}%` }} />)}
      {[axis.from, ...inside, axis.to].map((edge) => <span key={edge} class="dot-line" style={{ left: `${placeOn(axis, edge)}%` }} />)}
      {mean === undefined ? null : <span class="dot-mean" style={{ left: `${placeOn(axis, mean.value)}%` }} />}
      <span class={isFreeAtLeft ? 'dot-band' : 'dot-band dot-band-end'} aria-hidden="true">{label}</span>
      {low === null || high === null ? null : <span class="whisker" style={{ left: `${placeOn(axis, low)}%`, width: `${placeOn(axis, high) - placeOn(axis, low)}%` }} />}
      {index === null ? null : <span class="dot" style={{ left: `${placeOn(axis, index)}%` }} />}
    </span>
  );
}

/** Every second band from the right, as places on the axis. */
function shades(edges: readonly number[], axis: Axis): { from: number; width: number }[] {
  return edges.flatMap((edge, index) => {
    if (index % 2 === 1) return [];
    const from = placeOn(axis, edges[index + 1] ?? axis.from);
    return [{ from, width: placeOn(axis, edge) - from }];
  });
}
