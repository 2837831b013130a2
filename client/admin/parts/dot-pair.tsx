import { placeOn, type Axis } from '../figures/axis.ts';

/** An open dot for what was, a filled one for what is, and the way between them. */
export function DotPair({ axis, before, now }: { readonly axis: Axis; readonly before: number | null; readonly now: number | null }) {
  const ends = [before, now].filter((each) => each !== null).map((each) => placeOn(axis, each));
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  return (
    <span class="pair" aria-hidden="true">
      {ends.length === 2 ? <i class="pair-line" style={{ left: `${from}%`, width: `${to - from}%` }} /> : null}
      {before === null ? null : <i class="pair-all" style={{ left: `${placeOn(axis, before)}%` }} />}
      {now === null ? null : <i class="pair-own" style={{ left: `${placeOn(axis, now)}%` }} />}
    </span>
  );
}
