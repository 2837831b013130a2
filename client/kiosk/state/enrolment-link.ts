/** The link of an enrolment code that a camera opened on this tablet, until it was used or put aside. */
import { signal } from '@preact/signals';
import { takeEnrolmentLink } from '../../kit/enrolment/take-link.ts';

export const enrolmentLink = signal(takeEnrolmentLink());

addEventListener('hashchange', () => { enrolmentLink.value = takeEnrolmentLink() ?? enrolmentLink.peek(); });
