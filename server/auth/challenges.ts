/**
 * Challenges given to devices: each good for one session within ten minutes of this process. What
 * was given is not kept but known again by its seal, so that whoever asks for many, in whosever
 * name, pushes out nobody's; only what a device used is kept, until it is too old in any case.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const goodForMs = 600_000;
const atBytes = 8;
const randomEnd = 16;

export interface Challenges {
  give(device: string): string;
  /** Whether it was given to this device and is still good; afterwards it no longer is. Asked once the device's signature fits. */
  take(device: string, challenge: string): boolean;
}

export function createChallenges(now: () => number): Challenges {
  const secret = randomBytes(32);
  const used = new Map<string, number>();
  const sealOf = (device: string, start: Buffer): Buffer =>
    createHmac('sha256', secret).update(start).update(device).digest().subarray(0, 32 - randomEnd);
  const isGood = (atMs: number): boolean => Math.abs(now() - atMs) <= goodForMs;
  return {
    give: (device) => {
      const start = Buffer.concat([Buffer.alloc(atBytes), randomBytes(randomEnd - atBytes)]);
      start.writeDoubleBE(now());
      return Buffer.concat([start, sealOf(device, start)]).toString('base64');
    },
    take: (device, challenge) => {
      for (const [each, atMs] of used) if (!isGood(atMs)) used.delete(each);
      const bytes = Buffer.from(challenge, 'base64');
      const start = bytes.subarray(0, randomEnd);
      const isGiven = bytes.length === 32 && timingSafeEqual(bytes.subarray(randomEnd), sealOf(device, start));
      if (!isGiven || !isGood(start.readDoubleBE()) || used.has(bytes.toString('base64'))) return false;
      used.set(bytes.toString('base64'), start.readDoubleBE());
      return true;
    },
  };
}
