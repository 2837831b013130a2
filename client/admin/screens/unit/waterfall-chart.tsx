import { placeOn, type Axis } from '../../figures/axis.ts';
import type { Waterfall, WaterfallStep } from '../../figures/waterfall.ts';
import type { WaterfallWords } from './waterfall-words.ts';

interface ChartProps {
  readonly drawn: Waterfall;
  readonly words: WaterfallWords;
}

/** From the other index to the unit's own, a step a content group; each row says its figure. */
export function WaterfallChart({ drawn, words: { names, figures } }: ChartProps) {
  const last = drawn.steps.length + 1;
  return (
    <ol class="waterfall">
      <End name={names[0] ?? ''} value={drawn.from} shown={figures[0] ?? ''} axis={drawn.axis} isFirst />
      {drawn.steps.map((step, at) => <Step key={step.id ?? ''} step={step} name={names[at + 1] ?? ''} text={figures[at + 1] ?? ''} axis={drawn.axis} />)}
      <End name={names[last] ?? ''} value={drawn.to} shown={figures[last] ?? ''} axis={drawn.axis} />
    </ol>
  );
}

function End({ name, value, shown, axis, isFirst }: { readonly name: string; readonly value: number; readonly shown: string; readonly axis: Axis; readonly isFirst?: boolean }) {
  const place = placeOn(axis, value);
  return (
    <li class="waterfall-row waterfall-strong">
      <span class="waterfall-name">{name}</span>
      <span class="waterfall-track">
        <i class="waterfall-end" style={{ left: `${place}%` }} />
        {isFirst ? <i class="waterfall-link" style={{ left: `${place}%` }} /> : null}
        <Label from={place} to={place} text={shown} />
      </span>
    </li>
  );
}

function Step({ step, name, text, axis }: { readonly step: WaterfallStep; readonly name: string; readonly text: string; readonly axis: Axis }) {
  const [from, to] = [placeOn(axis, step.from), placeOn(axis, step.to)];
  return (
    <li class="waterfall-row">
      <span class="waterfall-name">{name}</span>
      <span class="waterfall-track">
        <i class="waterfall-link" style={{ left: `${to}%` }} />
        <i class={step.isAlong ? 'waterfall-bar' : 'waterfall-bar waterfall-against'} style={{ left: `${Math.min(from, to)}%`, width: `${Math.abs(to - from)}%` }} />
        <Label from={Math.min(from, to)} to={Math.max(from, to)} text={text} />
      </span>
    </li>
  );
}

/** Percent of the track that a label needs at the left of its bar. */
const labelRoom = 36;

/** Beside its bar: at the left where there is room, else at the right. */
function Label({ from, to, text }: { readonly from: number; readonly to: number; readonly text: string }) {
  return from >= labelRoom
    ? <span class="waterfall-label waterfall-label-left figures" style={{ right: `${100 - from}%` }}>{text}</span>
    : <span class="waterfall-label figures" style={{ left: `${to}%` }}>{text}</span>;
}
