import { describe, expect, it } from 'vitest';
import { proofPage } from './proof-page.mjs';
import { promises } from './promise-words.mjs';
import { joinFigures } from './test-figures.ts';

const run = { isGood: true, date: '2026-11-22', seconds: 5, commit: 'abc', machine: 'one' };
const page = proofPage([{ name: 'one', says: 'The first' }], { one: { ...run, figures: [{ promise: 'P8', what: 'held', faults: 48, lost: 0 }] } });

describe('the page of proof', () => {
  it('names every promise, and says of those that no run counts that none does', () => {
    const sections = page.split('\n## ').slice(1, -1);
    expect(sections.map((each) => each.split('\n')[0])).toEqual(Object.entries(promises).map(([name, words]) => (name.startsWith('P') ? `${name}. ${words}` : words)));
    expect(sections.filter((each) => !each.includes('Not counted by any run.')).map((each) => each.slice(0, 3))).toEqual(['P8.']);
    expect(page).toContain('| held | 48 | – | 0 |');
  });
});

describe('figures of one thing from several tests', () => {
  it('are added up, and others stay apart', () => {
    const of = (faults: number, found: number, what = 'tampering') => ({ promise: 'P10' as const, what, faults, recovered: found, more: { 'kinds found': found } });
    expect(joinFigures([of(1, 1), of(2, 1), of(5, 5, 'pages')])).toEqual([of(3, 2), of(5, 5, 'pages')]);
    expect(joinFigures([{ promise: 'D', what: 'x', faults: 1 }, { promise: 'D', what: 'x', faults: 2, lost: 0 }])).toEqual([{ promise: 'D', what: 'x', faults: 3, lost: 0 }]);
  });
});
