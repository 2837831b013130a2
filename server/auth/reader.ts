/**
 * A person who reads or changes something, and what they may see. This is the one place where an
 * account becomes a scope; every query takes the scope from here.
 */
import type { Role, Scope } from '#shared/campaign/model.ts';
import { everything, type Account } from '../storage/port.ts';

export interface Reader {
  readonly account: string;
  readonly login: string;
  readonly role: Role;
  readonly scope: Scope;
}

/** An admin sees everything, whatever was written down for them. */
export function readerOf({ id, login, role, scope }: Account): Reader {
  return { account: id, login, role, scope: role === 'admin' ? everything : scope };
}

export function covers(list: 'all' | readonly string[], code: string): boolean {
  return list === 'all' || list.includes(code);
}
