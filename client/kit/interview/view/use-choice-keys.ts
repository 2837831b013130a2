/** With a keyboard, 1 to 9 choose the answer at that place; not while words are being written or a sheet lies over the answers. */
import { useEffect } from 'preact/hooks';

export function useChoiceKeys(): void {
  useEffect(() => {
    const choose = (event: KeyboardEvent): void => {
      if (!/^[1-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      const answers = document.querySelectorAll<HTMLButtonElement>('.answers .answer:not([inert] *)');
      answers[Number(event.key) - 1]?.click();
    };
    document.addEventListener('keydown', choose);
    return () => document.removeEventListener('keydown', choose);
  }, []);
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
