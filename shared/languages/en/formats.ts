import type { Formats } from '../vi/formats.ts';

/** What `vi/formats.ts` says, in English. */
export const formats: Formats = {
  decimalSign: '.',
  thousandsSign: ',',
  percent: '{digits}%',
  wholeHundred: '100%',
  day: '{day}/{month}/{year}',
  dayMonth: '{day}/{month}',
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
