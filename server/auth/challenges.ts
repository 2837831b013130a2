/** Challenges given to devices: each good for one session within ten minutes, in memory. */
import { randomBytes } from 'node:crypto';

const goodForMs = 600_000;
const mostAtOnce = 20_000;

export interface Challenges {
  give(device: string): string;
  /** Whether it was given to this device and is still good; afterwards it no longer is. */
  take(device: string, challenge: string): boolean;
}

export function createChallenges(now: () => number): Challenges {
  const given = new Map<string, { readonly device: string; readonly atMs: number }>();
  return {
    give: (device) => {
      const challenge = randomBytes(32).toString('base64');
      given.set(challenge, { device, atMs: now() });
      const [oldest] = given.keys();
      if (given.size > mostAtOnce && oldest !== undefined) given.delete(oldest);
      return challenge;
    },
    take: (device, challenge) => {
      const found = given.get(challenge);
      given.delete(challenge);
      return found !== undefined && found.device === device && now() - found.atMs <= goodForMs;
    },
  };
}
