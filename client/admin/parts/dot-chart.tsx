import { required } from '#shared/kernel/assert.ts';
import type { Axis } from '../figures/axis.ts';
import { placeOn } from '../figures/axis.ts';
import { figureOf } from '../state/wording.ts';
import { t } from '../state/words.ts';

export interface DotScale {
  readonly axis: Axis;
  /** Edges between bands: ruled through all rows, every second band shaded. */
  readonly edges: readonly number[];
  /** The group's own figure: dashed through all rows. */
  readonly mean: { readonly value: number; readonly shown: string } | undefined;
}

/** Heading of the chart column: the ends of the axis, the edges of the bands, the group's figure. */
export function DotHead({ scale }: { readonly scale: DotScale }) {
  const { axis, mean } = scale;
  return (
    <span class="dot-head" aria-hidden="true">
      {mean === undefined ? null : (
        <span class={placeOn(axis, mean.value) > 60 ? 'dot-mean-label dot-mean-left' : 'dot-mean-label'} style={{ left: `${placeOn(axis, mean.value)}%` }}>
          {t('groupMean', { figure: figureOf(mean.shown) })}
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

/** Ticks that have room for their words: the ends always, between them those 12 % apart. */
function spaced(axis: Axis): number[] {
  const first = required(axis.ticks[0], 'An axis has a first tick.');
  const kept = [first];
  for (const tick of axis.ticks.slice(1, -1)) {
    const isFree = placeOn(axis, tick) - placeOn(axis, kept.at(-1) ?? first) >= 12 && placeOn(axis, tick) <= 74;
    if (isFree) kept.push(tick);
  }
  return [...kept, axis.to];
}

/** One row of the chart: lines that meet those of the rows above and below, and the dot. */
export function DotCell({ value, scale, label }: { readonly value: number | null; readonly scale: DotScale; readonly label: string }) {
  const { axis, edges, mean } = scale;
  const inside = edges.filter((edge) => edge > axis.from && edge < axis.to).sort((left, right) => right - left);
  return (
    <span class="dot-cell" aria-hidden="true">
      {shades(inside, axis).map((shade) => <span key={shade.from} class="dot-shade" style={{ left: `${shade.from}%`, width: `${shade.width}%` }} />)}
      {[axis.from, ...inside, axis.to].map((edge) => <span key={edge} class="dot-line" style={{ left: `${placeOn(axis, edge)}%` }} />)}
      {mean === undefined ? null : <span class="dot-mean" style={{ left: `${placeOn(axis, mean.value)}%` }} />}
      <span class={value !== null && placeOn(axis, value) < 40 ? 'dot-band dot-band-end' : 'dot-band'}>{label}</span>
      {value === null ? null : <span class="dot" style={{ left: `${placeOn(axis, value)}%` }} />}
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
