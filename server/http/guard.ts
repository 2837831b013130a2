/** Checks a request against its route's rule and gives the handler who is asking. Denies by default. */
import type { Role } from '#shared/campaign/model.ts';
import { Problem } from '#shared/kernel/problem.ts';
import type { Desk } from '../auth/desk.ts';
import type { Devices, DeviceSession } from '../auth/devices.ts';
import type { Reader } from '../auth/reader.ts';
import { deciders, type Rule } from './access.ts';
import type { SessionCookie } from './cookies.ts';
import { refuseCrossSite } from './cross-site.ts';
import type { Call } from './handler.ts';

export interface GuardParts {
  readonly desk: Desk;
  readonly devices: Devices;
  readonly cookie: SessionCookie;
}

export type Guard = (call: Call, rule: Rule) => Promise<Reader | DeviceSession | undefined>;

export function createGuard({ desk, devices, cookie }: GuardParts): Guard {
  return async (call, rule) => {
    const bearer = /^Bearer (\S+)$/.exec(call.req.header('authorization') ?? '')?.[1];
    if (rule === 'device') return devices.session(bearer);
    if (call.req.method !== 'GET') refuseCrossSite(call);
    if (rule === 'anyone') return undefined;
    if ((rule === 'session' || rule === 'depositor') && bearer !== undefined) return devices.session(bearer);
    const reader = await desk.reader(cookie.read(call));
    const roles: readonly Role[] = rule === 'depositor' ? deciders : rule === 'session' ? [reader.role] : rule;
    if (!roles.includes(reader.role)) throw new Problem('session.not_allowed');
    return reader;
  };
}
