/**
 * A moment as a device saw it: milliseconds since 1970 in UTC and the device's offset from UTC.
 * "Today" is always the day in Asia/Ho_Chi_Minh, which has been UTC+7 without change since 1975.
 */
export interface Instant {
  /** Milliseconds since 1970-01-01T00:00Z, an integer; the device's clock may be wrong. */
  readonly utcMs: number;
  /** Minutes east of UTC that the device believed in, e.g. 420. */
  readonly offsetMinutes: number;
}

const vietnamOffsetMinutes = 420;
const msPerMinute = 60_000;

/** The calendar day in Việt Nam as `2026-11-20`. */
export function vietnamDay(utcMs: number): string {
  return new Date(utcMs + vietnamOffsetMinutes * msPerMinute).toISOString().slice(0, 10);
}

/** The time of day in Việt Nam as `10:42`. */
export function vietnamTime(utcMs: number): string {
  return new Date(utcMs + vietnamOffsetMinutes * msPerMinute).toISOString().slice(11, 16);
}

/** ISO 8601 with the device's own offset, e.g. `2026-11-20T10:42:07.000+07:00`. */
export function toIso(instant: Instant): string {
  const local = new Date(instant.utcMs + instant.offsetMinutes * msPerMinute).toISOString().slice(0, 23);
  const sign = instant.offsetMinutes < 0 ? '-' : '+';
  const size = Math.abs(instant.offsetMinutes);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${local}${sign}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}
