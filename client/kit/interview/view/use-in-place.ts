/** Brings the active question into place: up to two answered ones above it, itself wholly visible, shown by a short slide. */
import { useLayoutEffect } from 'preact/hooks';
import type { RefObject } from 'preact';

const slideMs = 160;

export function useInPlace(list: RefObject<HTMLElement | null>, at: string, openExamples: string): void {
  useLayoutEffect(() => {
    const frame = list.current?.parentElement;
    const active = list.current?.querySelector<HTMLElement>('.row-active');
    if (!list.current || !frame || !active) return;
    if (frame.closest('[data-drawing="rows"]') !== null) {
      // Enlarged text: the page scrolls as a whole.
      active.scrollIntoView?.({ block: 'start' });
      return;
    }
    const before = frame.scrollTop;
    frame.scrollTop = wantedTop(active, frame);
    const moved = frame.scrollTop - before;
    if (moved === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    list.current.animate?.([{ transform: `translateY(${moved}px)` }, { transform: 'none' }], { duration: slideMs, easing: 'ease-out' });
  }, [at, openExamples]);
}

function wantedTop(active: HTMLElement, frame: HTMLElement): number {
  const above = active.previousElementSibling?.previousElementSibling ?? active.previousElementSibling ?? active;
  const top = above instanceof HTMLElement ? above.offsetTop : active.offsetTop;
  const lowest = active.offsetTop + active.offsetHeight - frame.clientHeight;
  return Math.min(active.offsetTop, Math.max(top, lowest));
}
