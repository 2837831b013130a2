import { expect, test } from 'vitest';
import { toIso, vietnamDay, vietnamTime } from './instant.ts';

test('"today" turns at midnight in Việt Nam, wherever the machine stands', () => {
  expect(vietnamDay(Date.UTC(2026, 10, 19, 16, 59, 59, 999))).toBe('2026-11-19');
  expect(vietnamDay(Date.UTC(2026, 10, 19, 17))).toBe('2026-11-20');
  expect(vietnamTime(Date.UTC(2026, 10, 19, 17, 5))).toBe('00:05');
});

test('an instant is written with the offset that the device believed in', () => {
  const utcMs = Date.UTC(2026, 10, 20, 3, 42, 7);
  expect(toIso({ utcMs, offsetMinutes: 420 })).toBe('2026-11-20T10:42:07.000+07:00');
  expect(toIso({ utcMs, offsetMinutes: -210 })).toBe('2026-11-20T00:12:07.000-03:30');
  expect(toIso({ utcMs, offsetMinutes: 0 })).toBe('2026-11-20T03:42:07.000+00:00');
});

test('what is written reads back as the same moment', () => {
  for (const offsetMinutes of [-720, -1, 0, 1, 345, 420, 840]) {
    const instant = { utcMs: 1_763_610_127_123, offsetMinutes };
    expect(Date.parse(toIso(instant))).toBe(instant.utcMs);
  }
});
