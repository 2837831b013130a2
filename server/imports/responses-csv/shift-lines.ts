/** Issues of a part of a file, placed in the whole file. */
import type { Issue } from '#shared/kernel/issue.ts';

/** The issue `lineShift` lines further down. */
export function shiftedDown(found: Issue, lineShift: number): Issue {
  return { ...found, path: found.path.replace(/^line (\d+)/, (_, line: string) => `line ${Number(line) + lineShift}`) };
}
