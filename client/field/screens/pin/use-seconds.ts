import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** The wall clock, read again every second while the screen shows. */
export function useSeconds(): number {
  const nowMs = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => { nowMs.value = Date.now(); }, 1_000);
    return () => clearInterval(timer);
  }, []);
  return nowMs.value;
}
