/**
 * The link of an enrolment QR, as the phone's own camera opens it: read once from the page's
 * address and taken out of it at once, so that the code stays in no history and no screenshot.
 */
import { readEnrolmentLink, type EnrolmentLink } from '#shared/wire/enrolment-codes.ts';

/** `unreadable`: there was a code in the address, but the link is damaged. */
export function takeEnrolmentLink(): EnrolmentLink | 'unreadable' | undefined {
  const { hash, pathname, search } = location;
  if (!/(^#|&)code=/.test(hash)) return undefined;
  history.replaceState(history.state, '', pathname + search);
  return readEnrolmentLink(hash) ?? 'unreadable';
}
