import type { IncidentWords } from '../vi/incidents.ts';

/** What `vi/incidents.ts` says, in English. */
export const incidents: IncidentWords = {
  title: 'Something happened to the storage on this device',
  titleLost: 'This device has lost responses',

  shelf_emptied: 'The browser has lost the place where responses are kept on this device.',
  shelf_shortened: 'Responses were missing from the place where they are kept.',
  shelf_replaced: 'The browser could not open the old storage. The device opened a new one and left the old one alone.',
  response_altered: 'Responses were damaged on the device.',
  responses_lost: '{count} responses are lost: neither of the two copies on this device has them.',
  responses_lostThen: 'What the server had received is still on the server.',
  identity_lost: 'The device lost the key it was enrolled with and goes on with a new one.',
  identity_lostThen: 'The server holds new responses until the device is enrolled again.',
  journal_damaged: 'The second copy was damaged in {count} places. The device wrote it again from the main storage.',
  journal_damagedThen: 'No response was lost by this.',

  broughtBack: '{count} responses were brought back from the second copy.',
  broughtBackNone: 'There was no saved response to bring back.',
  draftsGone: 'Drafts that were under way cannot be brought back.',
  draftsOlder: 'Open your drafts and look at the last questions: the latest answer may be missing.',

  next: 'What to do',
  nextLost: 'Tell your supervisor now: {count} responses lost, device {device}.',
  nextLostBare: 'Tell your supervisor now: {count} responses lost.',
  nextIdentity: 'Go where there is a network and sign in again to enrol the device.',
  nextSend: 'Go where there is a network and open the app to send responses.',
  told: 'The office is told at the next exchange too.',
  seen: 'I have read this, go on',

  section: 'Recorded incidents',
  none: 'No incidents so far.',
  staffNote: 'For staff: something happened to the storage of ratings on this device.',
  staffOpen: 'See what happened',
};
