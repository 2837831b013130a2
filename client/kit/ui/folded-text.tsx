/** A text on one line; what does not fit is cut after a whole word. The row it stands in shows the rest when tapped. */
import { useLayoutEffect, useRef } from 'preact/hooks';

export function FoldedText({ text }: { readonly text: string }) {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const line = element.current;
    if (line === null) return undefined;
    const show = (): void => { line.textContent = folded(text, line); };
    show();
    if (!('ResizeObserver' in globalThis)) return undefined;
    const observer = new ResizeObserver(show);
    observer.observe(line);
    return () => observer.disconnect();
  }, [text]);
  return <span ref={element} class="row-folded" />;
}

/** Measured on a canvas: trying words out in the page would lay it out anew for each of them. */
function folded(text: string, line: HTMLElement): string {
  const pen = penFor(line);
  const room = line.clientWidth - 1;
  const fits = (part: string): boolean => pen === null || room <= 0 || pen.measureText(part).width <= room;
  if (fits(text)) return text;
  const words = text.split(' ');
  const cut = (count: number): string => `${words.slice(0, count).join(' ')} …`;
  let [shown, tooMany] = [1, words.length];
  while (tooMany - shown > 1) {
    const middle = Math.floor((shown + tooMany) / 2);
    if (fits(cut(middle))) shown = middle;
    else tooMany = middle;
  }
  return cut(shown);
}

let canvas: HTMLCanvasElement | undefined;

function penFor(line: HTMLElement): CanvasRenderingContext2D | null {
  canvas ??= document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (pen !== null) pen.font = getComputedStyle(line).font;
  return pen;
}
