/**
 * The one catalogue of problems: why a request, a command or an import as a whole was not done.
 * Use-cases throw `Problem`; HTTP replies it once as `application/problem+json`; the words live in
 * `languages/<language>/problems.ts`. A code never changes its meaning and is never reused.
 */
import type { Issue } from './issue.ts';

/** Code → HTTP status. Adding a line obliges every language to word it. */
export const problemStatus = {
  'request.malformed': 400,
  'request.too_large': 413,
  'request.wrong_content_type': 415,
  'request.cross_site': 403,
  'route.unknown': 404,
  'session.required': 401,
  'session.wrong_credentials': 401,
  'session.too_many_attempts': 429,
  'session.not_allowed': 403,
  'device.session_required': 401,
  'device.unknown': 401,
  'device.bad_signature': 401,
  'device.revoked': 403,
  'enrolment.not_allowed': 403,
  'enrolment.wrong_code': 403,
  'enrolment.other_server': 403,
  'first_admin.wrong_code': 403,
  'first_admin.exists': 409,
  'account.unknown': 404,
  'account.login_taken': 409,
  'password.too_weak': 422,
  'campaign.unknown': 404,
  'campaign.exists': 409,
  'campaign.invalid': 422,
  'campaign.draft': 409,
  'campaign.closed': 409,
  'campaign.not_draft': 409,
  'campaign.not_demonstration': 409,
  'questionnaire.unknown': 404,
  'questionnaire.invalid': 422,
  'questionnaire.frozen': 409,
  'method.unknown': 404,
  'method.invalid': 422,
  'unit.unknown': 404,
  'comparison.unknown': 404,
  'response.unknown': 404,
  'held.unknown': 404,
  'held.decided': 409,
  'held.not_admissible': 409,
  'import.unreadable': 422,
  'rescue.unreadable': 422,
  'rescue.busy': 503,
  'export.unknown': 404,
  'storage.unavailable': 503,
  'storage.full': 507,
  'server.stopping': 503,
  'server.failed': 500,
} as const;

export type ProblemCode = keyof typeof problemStatus;

/** Of what passes within moments by itself: after how many seconds to ask again. */
export const problemRetrySeconds: Readonly<Partial<Record<ProblemCode, number>>> = { 'rescue.busy': 15 };

/** A refusal with its stable code, the values its sentence mentions, and the issues behind it. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly code: ProblemCode,
    readonly values: Readonly<Record<string, string | number>> = {},
    readonly issues: readonly Issue[] = [],
  ) {
    super(code);
  }

  /** The HTTP status that this code always has. */
  get status(): number {
    return problemStatus[this.code];
  }
}
