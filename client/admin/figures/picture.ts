/** A chart as marks on a plain surface, and its SVG file: what a download holds, without the page around it. */

export type Tone = 'paper' | 'ink' | 'muted' | 'data' | 'other' | 'rule';

/** Pixels from the top left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Mark =
  | { readonly kind: 'line'; readonly from: Point; readonly to: Point; readonly tone: Tone; readonly widthPx: number }
  | { readonly kind: 'bar'; readonly at: Point; readonly size: { readonly widthPx: number; readonly heightPx: number }; readonly tone: Tone }
  | { readonly kind: 'dot'; readonly at: Point; readonly tone: Tone; readonly isOpen: boolean }
  | { readonly kind: 'text'; readonly at: Point; readonly text: string; readonly tone: Tone; readonly anchor: 'start' | 'middle' | 'end'; readonly isStrong: boolean };

export interface Picture {
  readonly title: string;
  /** Under the chart: the axis, what the signs mean. */
  readonly note: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly marks: readonly Mark[];
}

export interface PictureLook {
  readonly colours: Readonly<Record<Tone, string>>;
  /** A CSS list of families. */
  readonly face: string;
}

export const text = (at: Point, words: string, more: { readonly anchor?: 'start' | 'middle' | 'end'; readonly isStrong?: boolean; readonly tone?: Tone } = {}): Mark =>
  ({ kind: 'text', at, text: words, tone: 'ink', anchor: 'start', isStrong: false, ...more });
export const line = ([from, to]: readonly [Point, Point], tone: Tone, widthPx = 1): Mark => ({ kind: 'line', from, to, tone, widthPx });

const margin = 16;
const headPx = 40;
const footPx = 32;

/** The file: title above, note below, the chart between. */
export function svgOf({ title, note, widthPx, heightPx, marks }: Picture, { colours, face }: PictureLook): string {
  const [width, height] = [widthPx + 2 * margin, heightPx + headPx + footPx];
  const words = [
    text({ x: margin, y: headPx - 14 }, title, { isStrong: true }),
    text({ x: margin, y: height - 10 }, note, { tone: 'muted' }),
  ];
  const drawn = (each: Mark): string => markXml(each, colours);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${xml(face)}" font-size="13">`
    + `<title>${xml(title)}</title><rect width="${width}" height="${height}" fill="${colours.paper}"/>${words.map(drawn).join('')}`
    + `<g transform="translate(${margin} ${headPx})">${marks.map(drawn).join('')}</g></svg>\n`;
}

const dotRadius = 4;
/** From the middle of a line of text to its foot. */
const textDrop = 4;

function markXml(mark: Mark, colours: PictureLook['colours']): string {
  const colour = colours[mark.tone];
  switch (mark.kind) {
    case 'line':
      return `<line x1="${mark.from.x}" y1="${mark.from.y}" x2="${mark.to.x}" y2="${mark.to.y}" stroke="${colour}" stroke-width="${mark.widthPx}"/>`;
    case 'bar':
      return `<rect x="${mark.at.x}" y="${mark.at.y}" width="${mark.size.widthPx}" height="${mark.size.heightPx}" fill="${colour}"/>`;
    case 'dot':
      return `<circle cx="${mark.at.x}" cy="${mark.at.y}" r="${dotRadius}" fill="${mark.isOpen ? colours.paper : colour}" stroke="${colour}" stroke-width="2"/>`;
    case 'text':
      return `<text x="${mark.at.x}" y="${mark.at.y + textDrop}" fill="${colour}" text-anchor="${mark.anchor}"${mark.isStrong ? ' font-weight="600"' : ''}>${xml(mark.text)}</text>`;
  }
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function xml(plain: string): string {
  return plain.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}
