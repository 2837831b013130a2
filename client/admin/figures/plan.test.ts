import { describe, expect, test } from 'vitest';
import type { ProgressReply } from '#shared/wire/campaigns.ts';
import { devicesToSee, forecast, planGap, plannedForUnit, sharePercent, unitsFarBehind } from './plan.ts';

const hourMs = 3_600_000;
const asOfMs = Date.UTC(2026, 10, 20, 9, 20);
const device = { login: 'a', kind: 'field', waiting: 0, responses: 0, isRevoked: false };
const progress: ProgressReply = {
  campaign: 'c', responses: 3437, target: 4000, held: 0, plannedToday: 3520, asOfMs,
  days: [{ day: '2026-11-01', responses: 2737 }, { day: '2026-11-14', responses: 100 }, { day: '2026-11-20', responses: 600 }],
  channels: [], places: [],
  units: [
    { id: 'enough', target: 100, responses: 88, held: 0, lastReceivedAtMs: null },
    { id: 'behind', target: 100, responses: 70, held: 0, lastReceivedAtMs: null },
    { id: 'small', target: 4, responses: 0, held: 0, lastReceivedAtMs: null },
  ],
  devices: [
    { ...device, id: 'fresh', lastSeenAtMs: asOfMs - 2 * hourMs },
    { ...device, id: 'full', lastSeenAtMs: asOfMs, waiting: 3 },
    { ...device, id: 'silent', lastSeenAtMs: asOfMs - 25 * hourMs },
    { ...device, id: 'never', lastSeenAtMs: null },
    { ...device, id: 'revoked', lastSeenAtMs: null, waiting: 9, isRevoked: true },
  ],
};

describe('field work against its plan', () => {
  test('the gap is what is in less what was planned', () => { expect(planGap(progress)).toBe(-83); });
  test('shares round half up on the exact quotient', () => {
    expect(sharePercent(3437, 4000)).toBe('86');
    expect(sharePercent(1, 8, 1)).toBe('12.5');
    expect(sharePercent(201, 400, 1)).toBe('50.3');
    expect(sharePercent(1, 0)).toBeNull();
  });
  test('a unit should have its part of the plan, and none where nothing is planned', () => {
    expect(plannedForUnit(100, progress)).toBe(88);
    expect(plannedForUnit(100, { plannedToday: 0, target: 0 })).toBe(0);
  });
  test('far behind is under four fifths and at least five short', () => { expect(unitsFarBehind(progress)).toEqual(['behind']); });
  test('devices with waiting responses and silent ones are to be seen, revoked ones never', () => {
    expect(devicesToSee(progress)).toEqual({ waiting: ['full'], silent: ['silent', 'never'] });
  });
  test('the forecast counts the last seven days only', () => {
    // 700 in seven days is 100 a day; 563 are missing: six days.
    expect(forecast(progress)).toEqual({ kind: 'day', day: '2026-11-26' });
  });
  test('a full plan is full and a still one has no forecast', () => {
    expect(forecast({ ...progress, responses: 4000 })).toEqual({ kind: 'full' });
    expect(forecast({ ...progress, days: [] })).toEqual({ kind: 'unknown' });
  });
});
