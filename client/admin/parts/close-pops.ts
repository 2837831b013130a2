/**
 * A sheet that popped up closes when the person turns elsewhere: a press outside it, or Escape,
 * which leads back to what opened it.
 */
export function closePops(): () => void {
  const open = (): HTMLDetailsElement[] => [...document.querySelectorAll<HTMLDetailsElement>('details.pop[open]')];
  const press = (event: Event): void => {
    for (const pop of open()) if (!(event.target instanceof Node) || !pop.contains(event.target)) pop.open = false;
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    for (const pop of open()) {
      pop.open = false;
      pop.querySelector('summary')?.focus();
    }
  };
  addEventListener('pointerdown', press);
  addEventListener('focusin', press);
  addEventListener('keydown', key);
  return () => {
    removeEventListener('pointerdown', press);
    removeEventListener('focusin', press);
    removeEventListener('keydown', key);
  };
}
