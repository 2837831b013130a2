import type { LandingWords } from '../vi/landing.ts';

/** What `vi/landing.ts` says, in English. */
export const landing: LandingWords = {
  title: 'Hài Lòng',
  lead: 'Surveys of citizen satisfaction: from an interview without a network to the ranking.',
  doors: 'Choose where you work',
  field: 'Enumerator',
  fieldNote: 'Interviews on a phone, all day without a network; responses are sent when it is back.',
  kiosk: 'Kiosk',
  kioskNote: 'Citizens rate by themselves on a tablet at the one-stop centre.',
  admin: 'Admin',
  adminNote: 'Follow progress, read indices and rankings, download results.',
  demonstration: 'Demonstration: the province Sao Mai is invented, its responses were generated.',
  tryAs: 'Try as:',
  tryPassword: 'Password of every trial login:',
  tryElsewhere: 'Trial logins are printed where the server runs.',
  noServer: 'The server does not answer. Work on this device goes on, responses are sent later.',
  noAdmin: 'There is no admin yet. Open Admin to make the first account.',
  language: 'Language',
  version: 'Version {version}',
};
