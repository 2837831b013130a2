/** A number of units against the year before, as a clause: "tăng 01 đơn vị". */
import { fill } from '../languages/fill.ts';
import type { Writer } from './writer.ts';

export function wordCountChange({ now, before }: { readonly now: number; readonly before: number }, writer: Writer): string {
  const { countUp, countDown, countUnchanged } = writer.words;
  return now === before ? countUnchanged : fill(now > before ? countUp : countDown, { count: writer.unitCount(Math.abs(now - before)) });
}
