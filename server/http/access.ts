/**
 * Who may call what: the one table of routes. A route that is not here does not exist, and one
 * without a handler does not compile.
 *
 * - `anyone`: no session; the use-case asks for a password, a code or a signature itself;
 * - `device`: a device session; `session`: a device session or a person's;
 * - `depositor`: a device session, or an admin or supervisor at the desk;
 * - a list of roles: a person at the desk with one of them.
 */
import type { Role } from '#shared/campaign/model.ts';

const desk = ['admin', 'supervisor', 'viewer', 'auditor'] as const;
const readers = ['admin', 'supervisor', 'auditor'] as const;
export const deciders = ['admin', 'supervisor'] as const;
const auditors = ['admin', 'auditor'] as const;
const admin = ['admin'] as const;

export const access = {
  'GET /api/server': 'anyone',
  'GET /api/server-health': auditors,
  'POST /api/sessions': 'anyone',
  'GET /api/session': desk,
  'DELETE /api/session': desk,
  'POST /api/first-admin': 'anyone',

  'POST /api/kiosk-places': 'anyone',
  'POST /api/enrolments': 'anyone',
  'POST /api/hello': 'anyone',
  'POST /api/device-sessions': 'anyone',
  'POST /api/device-reports': 'device',
  'GET /api/assignments': 'device',
  'GET /api/questionnaires/:hash': 'session',
  'POST /api/push': 'device',
  'POST /api/inventory': 'device',
  'POST /api/rescue': 'depositor',
  'POST /api/enrolment-codes': deciders,

  'GET /api/accounts': admin,
  'POST /api/accounts': admin,
  'PATCH /api/accounts/:id': admin,
  'POST /api/devices/:id/revocation': admin,

  'GET /api/campaigns': desk,
  'POST /api/campaigns': admin,
  'POST /api/campaigns/:id/open': admin,
  'POST /api/campaigns/:id/close': admin,
  'GET /api/campaigns/:id/file': admin,
  'GET /api/campaigns/:id/definition': desk,
  'GET /api/campaigns/:id/results': desk,
  'GET /api/campaigns/:id/method-check': desk,
  'GET /api/campaigns/:id/explain': desk,
  'GET /api/campaigns/:id/facts': desk,
  'POST /api/campaigns/:id/calibrated': desk,
  'GET /api/campaigns/:id/refusals': desk,
  'PUT /api/campaigns/:id/refusals': deciders,
  'GET /api/campaigns/:id/progress': desk,
  'GET /api/campaigns/:id/gaps': readers,
  'GET /api/campaigns/:id/events': desk,
  'GET /api/campaigns/:id/exports/:format': desk,
  'POST /api/campaigns/:id/imports': admin,
  'GET /api/campaigns/:id/held': readers,
  'POST /api/held/:position/decision': deciders,
  'GET /api/ledger/heads': auditors,
  'DELETE /api/demonstration': admin,
} as const satisfies Record<`${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /api/${string}`, Rule>;

export type Rule = 'anyone' | 'device' | 'session' | 'depositor' | readonly Role[];
export type RouteName = keyof typeof access;
export type RuleOf<Name extends RouteName> = (typeof access)[Name];
