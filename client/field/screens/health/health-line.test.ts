import { describe, expect, it } from 'vitest';
import type { Health } from '#shared/wire/health.ts';
import { healthLine, needsRescue } from './health-line.ts';

const dayMs = 24 * 3_600_000;
const nowMs = 100 * dayMs;
const well: Health = {
  isPersisted: true, isInstalled: true, freeBytes: 9e9, usedBytes: 1e6, secondCopy: 'kept',
  unsent: 0, oldestUnsentAtMs: null, unsentIds: [], finished: 3, incidents: [],
};
const unsent = { unsent: 2, oldestUnsentAtMs: nowMs - dayMs } as const;
const line = (change: Partial<Health>, needsEnrolment = false) => healthLine({ ...well, ...change }, { nowMs, needsEnrolment });

describe('the line about the device', () => {
  it('is not there while nothing needs doing', () => {
    expect(line({})).toBeUndefined();
    expect(line(unsent)).toBeUndefined();
  });
  it('says how much room is left when less than a tenth is', () => {
    expect(line({ freeBytes: 99e6, usedBytes: 901e6 })).toMatchObject({ tone: 'trouble', words: expect.stringContaining('còn 99 MB') });
    expect(line({ freeBytes: 100e6, usedBytes: 900e6 })).toBeUndefined();
    expect(line({ freeBytes: null, usedBytes: null })).toBeUndefined();
  });
  it('proposes a rescue file when something has waited over three days', () => {
    expect(line({ ...unsent, oldestUnsentAtMs: nowMs - 3 * dayMs - 1 })?.act).toBe('rescue');
    expect(line({ ...unsent, oldestUnsentAtMs: nowMs - 3 * dayMs })).toBeUndefined();
  });
  it('names a missing second copy, but only while something could be lost by it', () => {
    for (const secondCopy of ['behind', 'absent'] as const) {
      expect(line({ ...unsent, secondCopy })?.words).toContain('bản thứ hai');
      expect(line({ secondCopy })).toBeUndefined();
    }
  });
  it('says that the browser may delete unsent responses, and offers to install', () => {
    expect(line({ ...unsent, isPersisted: false, isInstalled: false })).toMatchObject({ tone: 'waiting', act: 'install' });
    expect(line({ ...unsent, isPersisted: false })).toMatchObject({ act: 'rescue' });
  });
  it('is quiet about an app that is not installed', () => {
    expect(line({ isInstalled: false })).toMatchObject({ tone: 'info', act: 'install' });
  });
  it('names a device that must be enrolled again before everything else', () => {
    expect(line({ ...unsent, freeBytes: 1, usedBytes: 1e9, isPersisted: false }, true)).toMatchObject({ act: 'enrol' });
  });
});

describe('a rescue file', () => {
  it('is proposed when what waits could be lost with the device, and not before', () => {
    expect(needsRescue({ ...well, ...unsent }, nowMs)).toBe(false);
    expect(needsRescue({ ...well, ...unsent, isPersisted: false }, nowMs)).toBe(true);
    expect(needsRescue({ ...well, ...unsent, freeBytes: 1, usedBytes: 1e9 }, nowMs)).toBe(true);
    expect(needsRescue({ ...well, ...unsent, oldestUnsentAtMs: nowMs - 4 * dayMs }, nowMs)).toBe(true);
    expect(needsRescue({ ...well, isPersisted: false }, nowMs)).toBe(false);
  });
});
