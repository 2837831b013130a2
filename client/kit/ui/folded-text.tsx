/** A text on one line; what does not fit is cut after a whole word. The row it stands in shows the rest when tapped. */
import { useLayoutEffect, useRef } from 'preact/hooks';

export function FoldedText({ text }: { readonly text: string }) {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => { if (element.current !== null) fold(element.current, text); }, [text]);
  return <span ref={element} class="row-folded" />;
}

/** Takes words away until the rest fits: by halves, since each look at the layout costs. */
function fold(element: HTMLElement, text: string): void {
  const words = text.split(' ');
  const show = (count: number): void => {
    element.textContent = count === words.length ? text : `${words.slice(0, count).join(' ')} …`;
  };
  show(words.length);
  let [fits, tooMany] = [1, words.length + 1];
  if (element.scrollWidth <= element.clientWidth) return;
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    show(middle);
    if (element.scrollWidth <= element.clientWidth) fits = middle;
    else tooMany = middle;
  }
  show(fits);
}
