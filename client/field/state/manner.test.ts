import { describe, expect, it } from 'vitest';
import { mannerOf, readManners, withManner } from './manner.ts';

const campaign = { id: 'c', respondentKinds: ['person' as const, 'organisation' as const], modes: ['face_to_face' as const, 'self' as const] };

describe('how the interviews of a campaign are held', () => {
  it('is what the campaign lists first, until something is chosen', () => {
    expect(mannerOf(campaign, {})).toEqual({ kind: 'person', mode: 'face_to_face' });
  });
  it('is remembered for each campaign by itself', () => {
    const kept = readManners(withManner(withManner({ other: { kind: 'person' } }, 'c', { kind: 'organisation' }), 'c', { mode: 'self' }));
    expect(mannerOf(campaign, kept)).toEqual({ kind: 'organisation', mode: 'self' });
    expect(mannerOf({ ...campaign, id: 'other' }, kept)).toEqual({ kind: 'person', mode: 'face_to_face' });
  });
  it('is the first again when the campaign has stopped allowing the chosen one', () => {
    expect(mannerOf({ ...campaign, respondentKinds: ['business'] }, { c: { kind: 'organisation' } }).kind).toBe('business');
  });
  it('is not disturbed by a kept value that cannot be read', () => {
    for (const kept of [undefined, null, 7, '', { c: 3 }]) expect(readManners(kept)).toEqual({});
  });
});
