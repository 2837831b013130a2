import type { Campaign } from '#shared/campaign/model.ts';
import { digitsOf } from '../../figures/digits.ts';
import type { Picture } from '../../figures/picture.ts';
import { slopePicture } from '../../figures/slope-picture.ts';
import { yearLines, type YearLine } from '../../figures/year-lines.ts';
import { PictureButton } from '../../parts/picture-button.tsx';
import { signedText } from '../../parts/precision-text.ts';
import { cellFigure, tableFileName } from '../../parts/ranking-columns.tsx';
import type { RankingScope } from '../../parts/ranking-scope.ts';
import { progress } from '../../state/campaign.ts';
import { campaignAddress } from '../../state/route.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

const rowPx = 24;
/** Percent of the drawing's width at each side, for the lines that lead to the labels. */
const leadPercent = 6;

interface ChartProps {
  readonly campaign: Campaign;
  readonly scope: RankingScope;
  /** What the lines say. */
  readonly title: string;
  readonly year: number;
  readonly now: number;
}

/** A line a unit from last year to this; strong where the change lies outside its error. */
export function SlopeChart({ campaign, scope, title, year, now }: ChartProps) {
  const drawn = yearLines(scope.units, rowPx);
  if (drawn === undefined) return null;
  const units = new Map(scope.units.map((unit) => [unit.id, unit]));
  const places = (value: number): string => cellFigure(digitsOf(value, scope.decimals));
  const note = `${t('slopeNote')}${drawn.axis.isCut ? ` ${t('chartCut', { from: drawn.axis.from })}.` : ''}`;
  const picture = (): Picture => slopePicture({
    title: t('namedReason', { unit: nameOf(scope.name), reason: title }), note, years: [year, now], drawn, rowPx,
    wordsOf: (line) => ({
      before: places(line.before), now: places(line.now), change: signedText(line.change, scope.decimals), name: nameOf(units.get(line.id)?.name ?? { vi: line.id }),
    }),
  });
  return (
    <figure class="slope">
      <div class="slope-head figures" aria-hidden="true"><strong>{year}</strong><span /><strong>{now}</strong></div>
      <div class="slope-body" style={{ height: `${drawn.heightPx + rowPx}px` }}>
        <ol class="slope-before" aria-hidden="true">
          {drawn.lines.map((line) => <li key={line.id} class={line.isSure ? 'figures' : 'figures muted'} style={{ top: `${line.fromLabelPx}px` }}>{places(line.before)}</li>)}
        </ol>
        <div class="slope-lines" aria-hidden="true">
          <svg viewBox={`0 0 100 ${drawn.heightPx + rowPx}`} preserveAspectRatio="none">{drawn.lines.map((line) => <Line key={line.id} line={line} />)}</svg>
          {drawn.lines.map((line) => (
            <span key={line.id}>
              <i class="dot dot-open" style={{ left: `${leadPercent}%`, top: `${line.fromPx + rowPx / 2}px` }} />
              <i class="dot" style={{ left: `${100 - leadPercent}%`, top: `${line.toPx + rowPx / 2}px` }} />
            </span>
          ))}
        </div>
        <ol class="slope-now">
          {drawn.lines.map((line) => {
            const name = nameOf(units.get(line.id)?.name ?? { vi: line.id });
            return (
              <li key={line.id} class={line.isSure ? 'slope-sure' : undefined} style={{ top: `${line.toLabelPx}px` }}>
                <a class="row-link" href={campaignAddress({ campaign: campaign.id, page: 'units', detail: line.id })}
                  aria-label={t('slopeHeard', { unit: name, before: places(line.before), now: places(line.now), change: signedText(line.change, scope.decimals) })}>
                  <span class="figures">{places(line.now)}</span> <span class="figures slope-change">{signedText(line.change, scope.decimals)}</span> <span title={name}>{name}</span>
                </a>
              </li>
            );
          })}
        </ol>
      </div>
      <figcaption class="muted">{note} <PictureButton fileName={tableFileName(campaign.id, `${scope.id}-${year}-${now}`, progress.value.value?.asOfMs ?? 0)} picture={picture} /></figcaption>
    </figure>
  );
}

function Line({ line }: { readonly line: YearLine }) {
  const middle = rowPx / 2;
  const [left, right] = [leadPercent, 100 - leadPercent];
  return (
    <g class={line.isSure ? 'slope-line slope-line-sure' : 'slope-line'}>
      <path class="slope-lead" d={`M0 ${line.fromLabelPx + middle}L${left} ${line.fromPx + middle}M${right} ${line.toPx + middle}L100 ${line.toLabelPx + middle}`} />
      <path d={`M${left} ${line.fromPx + middle}L${right} ${line.toPx + middle}`} />
    </g>
  );
}
