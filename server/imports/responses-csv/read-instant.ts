/** A moment in ISO 8601 with its offset, e.g. `2026-11-20T10:42:07+07:00`. Nothing else: `03/04/2026` could be two days. */
import type { Instant } from '#shared/kernel/instant.ts';

const iso = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|([+-])(\d{2}):(\d{2}))$/;
const msPerMinute = 60_000;
const minutesPerHour = 60;
const farthestOffset = 14 * minutesPerHour;

export function readInstant(text: string): Instant | undefined {
  const [, local = '', , sign, hours = '0', minutes = '0'] = iso.exec(text) ?? [];
  const size = Number(hours) * minutesPerHour + Number(minutes);
  const asIfUtc = Date.parse(`${local}Z`);
  const dayExists = !Number.isNaN(asIfUtc) && new Date(asIfUtc).toISOString().startsWith(local.slice(0, 10));
  if (!dayExists || size > farthestOffset) return undefined;
  const offsetMinutes = sign === '-' ? -size : size;
  return { utcMs: asIfUtc - offsetMinutes * msPerMinute, offsetMinutes };
}
