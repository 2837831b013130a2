/**
 * Device report: what a device tells of itself for the office's eye, once it has proven by its
 * session which device it is. A report that is lost matters to nobody: the next one says the same.
 *
 * POST /api/device-reports (device session) → 204
 */
import * as z from 'zod/mini';
import { health } from './health.ts';

export const deviceReport = z.object({
  protocolVersion: z.int().check(z.positive()),
  /** Responses waiting on the device. */
  waiting: z.int().check(z.gte(0)),
  appVersion: z.string().check(z.maxLength(64)),
  /** Null where the device cannot say. */
  health: z.nullable(health),
});
export type DeviceReport = Readonly<z.infer<typeof deviceReport>>;
