import { describe, expect, it } from 'vitest';
import { MemoryTexts } from '../testing/memory-texts.ts';
import { incidentNotes, joinIncidents, withIncidents, type Incident } from './incidents.ts';

const lost = (atMs: number, isSeen = false, count = 2): Incident => ({ kind: 'responses_lost', atMs, count, isSeen });

describe('incidents', () => {
  it('are one list out of both places, seen when either says so', () => {
    expect(joinIncidents([lost(2), lost(1)], [lost(2, true)])).toEqual([lost(1), lost(2, true)]);
  });

  it('that stand unread are not told again at every start, those that were read are', () => {
    expect(withIncidents([lost(1)], [lost(5)])).toEqual([lost(1)]);
    expect(withIncidents([lost(1)], [lost(5, false, 3)])).toEqual([lost(1), lost(5, false, 3)]);
    expect(withIncidents([lost(1, true)], [lost(5)])).toEqual([lost(1, true), lost(5)]);
  });

  it('that a sentinel written late shows once more are no news, though they were read', () => {
    const told = { ...lost(1, true), cause: '10 ab' };
    expect(withIncidents([told], [{ ...lost(5), cause: '10 ab' }])).toEqual([told]);
    expect(withIncidents([told], [{ ...lost(5), cause: '12 cd' }]).length).toBe(2);
  });

  it('are told of each loss, though one of as many stands unread, and once while the sentinel only grows', () => {
    const first = { ...lost(1), cause: '10 ab 0f' };
    const again = { ...lost(5), cause: '11 cd 0f' };
    const another = { ...lost(5), cause: '11 ee 1c' };
    expect(withIncidents([first], [again])).toEqual([first]);
    expect(withIncidents([first], [another])).toEqual([first, another]);
  });

  it('are the newest hundred at most', () => {
    const many = Array.from({ length: 150 }, (_, atMs) => lost(atMs, true));
    expect(joinIncidents(many, [])).toEqual(many.slice(50));
  });

  it('are read from a text as they were written, and none from any other text', () => {
    const texts = new MemoryTexts();
    const notes = incidentNotes(texts, 'k');
    notes.write([lost(1)]);
    expect(notes.read()).toEqual([lost(1)]);
    for (const text of ['', '{', 'null', '{}', '[1,null,{"kind":"made_up","atMs":1,"count":1,"isSeen":true}]']) {
      texts.setItem('k', text);
      expect(notes.read()).toEqual([]);
    }
  });
});
