import type { HealthWords } from '../vi/health.ts';

/** What `vi/health.ts` says, in English. */
export const health: HealthWords = {
  lineSpace: 'The device is nearly full, {free} MB left. Delete some photos or apps.',
  lineOld: 'Responses have waited over 3 days. Save a rescue file in case the phone is lost.',
  lineSecondCopy: 'The device could not keep a second copy of responses. Go where there is a network and send soon.',
  lineNotPersisted: 'When the device is full the browser may delete unsent responses. Install the app, or save a rescue file.',
  lineNotInstalled: 'Install the app on the home screen so that responses are kept more safely.',
  lineEnrolAgain: 'The device must be enrolled again. Go on working; sign in again when there is a network.',
  openRescue: 'Open rescue file',
  openSettings: 'See the state of the device',
  install: 'Install the app',
  installHow: 'Open the menu of the browser and choose "Add to home screen".',
  enrolAgain: 'Sign in again',
  enrolAgainWhy: 'The server does not know this device yet. Sign in again so that responses are counted. Responses and drafts on the device are still here.',
  backToWork: 'Later, back to today\'s work',

  section: 'State of the device',
  persisted: 'Browser promised to keep the data',
  installed: 'Installed on the home screen',
  yes: 'Yes',
  no: 'Not yet',
  free: 'Free space',
  freeMegabytes: '{free} MB',
  unknown: 'Not known',
  secondCopy: 'Second copy',
  secondCopyKept: 'Whole',
  secondCopyBehind: 'Missing some, mended at the next start',
  secondCopyAbsent: 'Not possible on this device',
  unsent: 'Responses not sent',
  unsentNone: 'None',
  unsentSince: '{count}, since {time}',
};
