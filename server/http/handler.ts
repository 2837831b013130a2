/** What a handler is given follows from its route's rule: a reader, a device session, either, or nothing. */
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { DeviceSession } from '../auth/devices.ts';
import type { Reader } from '../auth/reader.ts';
import type { RouteName, Rule, RuleOf } from './access.ts';

/** Under `app.request()` in tests there is no Node connection. */
export type Call = Context<{ Bindings: Partial<HttpBindings> }>;

export type SessionOf<R extends Rule> =
  R extends 'anyone' ? undefined : R extends 'device' ? DeviceSession : R extends 'session' | 'depositor' ? Reader | DeviceSession : Reader;

export type Handler<R extends Rule> = (call: Call, session: SessionOf<R>) => Promise<Response>;

export type Handlers = { readonly [Name in RouteName]: Handler<RuleOf<Name>> };

/** What one file of routes provides. */
export type Routes<Name extends RouteName> = Pick<Handlers, Name>;
