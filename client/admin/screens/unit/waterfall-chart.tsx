import type { Explanation } from '#shared/report/explanation.ts';
import { placeOn, type Axis } from '../../figures/axis.ts';
import type { Waterfall, WaterfallStep } from '../../figures/waterfall.ts';
import { signedText } from '../../parts/precision-text.ts';
import { figureOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

interface ChartProps {
  readonly drawn: Waterfall;
  readonly explanation: Explanation;
  readonly names: ReadonlyMap<string, string>;
  readonly other: string;
}

/** From the other index to the unit's own, a step a content group; each row says its figure. */
export function WaterfallChart({ drawn, explanation: { mine, theirs }, names, other }: ChartProps) {
  const decimals = (mine.shown?.split('.')[1] ?? '').length;
  return (
    <ol class="waterfall">
      <End name={other} value={drawn.from} shown={figureOf(theirs.shown)} axis={drawn.axis} isFirst />
      {drawn.steps.map((step) => (
        <Step key={step.id ?? ''} step={step} name={step.id === null ? t('compareRest') : names.get(step.id) ?? step.id} text={signedText(Number(step.contribution), decimals)} axis={drawn.axis} />
      ))}
      <End name={t('compareThis')} value={drawn.to} shown={figureOf(mine.shown)} axis={drawn.axis} />
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
