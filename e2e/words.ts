/** Finds what is on a screen by the words that people read there. */
import { fill } from '../shared/languages/fill.ts';

/** A catalogue's sentence with any values: `Câu {number}/{total}` matches `Câu 3/21`. */
export function saying(text: string, values: Readonly<Record<string, string | number>> = {}): RegExp {
  const parts = fill(text, values).split(/\{\w+\}/).map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\s\u00a0]+/g, '[\\s\\u00a0]+'));
  return new RegExp(`^[\\s\\u00a0]*${parts.join('.+')}[\\s\\u00a0]*$`, 's');
}

/** The same anywhere within a longer text. */
export function mentioning(text: string, values: Readonly<Record<string, string | number>> = {}): RegExp {
  return new RegExp(saying(text, values).source.replace(/^\^\[\\s\\u00a0\]\*/, '').replace(/\[\\s\\u00a0\]\*\$$/, ''), 's');
}
