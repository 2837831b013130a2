import { describe, expect, it } from 'vitest';
import { accessKinds, channels } from './model.ts';
import { excluded, ownSources, sourceOf, usualSource, wholeSources } from './source.ts';

describe('a source', () => {
  it('tells a code of a dossier from whoever passes, in every channel that has both', () => {
    expect(sourceOf({ channel: 'kiosk', access: 'dossier' })).toBe('kiosk_dossier');
    expect(sourceOf({ channel: 'kiosk', access: 'open' })).toBe('kiosk_open');
    expect(sourceOf({ channel: 'link', access: 'dossier' })).toBe('link_dossier');
    expect(sourceOf({ channel: 'link', access: 'personal' })).toBe('link_personal');
    expect(sourceOf({ channel: 'link', access: 'open' })).toBe('link_open');
  });

  it('of an unattended channel that does not say its access is open', () => {
    expect([usualSource('kiosk'), usualSource('link')]).toEqual(['kiosk_open', 'link_open']);
    expect([usualSource('field'), usualSource('paper')]).toEqual(['field', 'paper']);
  });

  it('of what was left before the end is partial, whatever the channel', () => {
    for (const channel of channels) expect(sourceOf({ channel, isPartial: true })).toBe('partial');
  });

  it('is one of the listed for every channel and access, and each of the listed occurs', () => {
    const all = channels.flatMap((channel) => accessKinds.map((access) => sourceOf({ channel, access })));
    expect([...new Set(all)].sort()).toEqual([...wholeSources].sort());
  });

  it('that was excluded is none of those that can be counted', () => {
    for (const each of ownSources) expect(ownSources).not.toContain(excluded(each));
  });
});
