/** Something of the server that only one page needs: read when the page shows it, again when `key` or the campaign's figures change. */
import { useEffect, useMemo } from 'preact/hooks';
import { report } from './campaign.ts';
import { resource, type Resource } from './resource.ts';

/** `key` says what is read: another one forgets what was read before. */
export function useReading<T>(key: string, read: () => Promise<T>): Resource<T> {
  const reading = useMemo(() => resource(read), [key]);
  const figures = report.value.value;
  useEffect(() => { void reading.refresh(); }, [reading, figures]);
  useEffect(() => () => { reading.clear(); }, [reading]);
  return reading;
}
