/**
 * Whether a table is wider than its page. Only then it scrolls in itself: a box that scrolls would
 * keep the header from staying at the top of the window.
 */
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

export function useOverflow(scroller: RefObject<HTMLElement | null>): boolean {
  const [isWider, setWider] = useState(false);
  const measure = (): void => {
    const table = scroller.current?.querySelector('table');
    // The outer width of the box: its own scroll bar must not decide whether it needs one.
    setWider((table?.offsetWidth ?? 0) > (scroller.current?.offsetWidth ?? 0));
  };
  useLayoutEffect(measure);
  useLayoutEffect(() => {
    addEventListener('resize', measure);
    return () => { removeEventListener('resize', measure); };
  }, []);
  return isWider;
}
