import type { KioskWords } from '../vi/kiosk.ts';

/** What `vi/kiosk.ts` says, in English. */
export const kiosk: KioskWords = {
  appName: 'Hài Lòng',
  demonstration: 'Illustrative data, invented province',
  opening: 'Opening',

  enrolTitle: 'Set this tablet up at a one-stop centre',
  enrolWhy: 'For staff. The network is needed this once.',
  login: 'Login',
  password: 'Password',
  findPlaces: 'Find the centre',
  choosePlace: 'Where does this tablet stand?',
  searchPlace: 'Search by name',
  noPlaces: 'No centre is assigned to this account.',
  enrolHere: 'Set up at {place}',
  back: 'Back',
  noAnswer: 'The server did not answer. Check the network and try again.',
  failed: 'The server refused. Ask the admin.',
  waitingForQuestionnaire: 'The questionnaire is being fetched. Keep the tablet where there is a network.',

  attractTitle: 'Are you satisfied?',
  attractSentence: 'Answer a few questions about your visit today. No name is asked, nobody knows who answered.',
  begin: 'Begin',
  languages: 'Language',

  questionOf: 'Question {number}/{total}',
  lead: 'How satisfied are you?',
  previous: 'Previous',
  skip: 'Skip',
  goOn: 'Continue',
  sendNow: 'Send now',
  readAloud: 'Read aloud',
  largerText: 'Larger text',
  contrast: 'High contrast',

  idleTitle: 'Are you still here?',
  idleSentence: 'Without a touch the screen erases all answers and returns to the start for the next person.',
  seconds: 'seconds',
  stay: 'I am here, go on',
  erase: 'Erase and finish',

  thanks: 'Thank you',
  thanksSentence: 'Your rating is saved and will be counted. The code below proves it and shows nothing of what you answered.',
  receiptCode: 'Receipt code',
  done: 'Done',
  saving: 'Saving',
  notSaved: 'The tablet could not save this rating. Please tell the staff, or save again.',
  saveAgain: 'Save again',
  storageTrouble: 'The tablet cannot open the place where ratings are kept. Please tell the staff.',
  reloadPage: 'Reload the page',
};
