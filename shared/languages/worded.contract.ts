/** What every issue promises: its sentence, in each language, finds all the values that it mentions. */
import { expect } from 'vitest';
import type { Issue } from '../kernel/issue.ts';
import { issues as english } from './en/issues.ts';
import { fill } from './fill.ts';
import { issues as vietnamese } from './vi/issues.ts';

/** Fails when a sentence would show a name in braces. */
export function expectWorded(issues: readonly Issue[]): void {
  for (const { code, path, values } of issues) {
    for (const catalogue of [vietnamese, english]) {
      expect(fill(catalogue[code], values), `${code} at ${path}`).not.toMatch(/\{\w+\}/);
    }
  }
}
