/**
 * When the next question comes while the focus is on an answer or its button, it goes to the next question's
 * answers: with a keyboard or a screen reader nobody has to find them anew. Only to what is tapped:
 * a field to write in would open the phone's keyboard.
 */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';

export function useKeptFocus<Frame extends HTMLElement>(at: string): RefObject<Frame | null> {
  const frame = useRef<Frame>(null);
  // Asked while drawing, when the answers of the question before are still in the page.
  const wasInside = frame.current?.contains(document.activeElement) === true && document.activeElement?.closest('nav') === null;
  useLayoutEffect(() => {
    if (wasInside) frame.current?.querySelector<HTMLElement>('.answer[tabindex="0"]')?.focus({ preventScroll: true });
  }, [at]);
  return frame;
}
