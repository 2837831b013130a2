import type { RescueWords } from '../vi/rescue.ts';

/** What `vi/rescue.ts` says, in English. */
export const rescue: RescueWords = {
  title: 'Rescue file',
  why: 'Without a network for long, or afraid of losing the phone: save what was not sent as one file, hand it to your supervisor or copy it to another device. However often it is handed in, it counts once.',
  sealed: 'Responses in the file are sealed: whoever holds it cannot read the answers.',
  unsealed: '{count} responses in the file are not sealed. Hand the file to your supervisor only.',
  spoiled: '{count} responses are damaged on the device and were left out. Close the app and open it again so that the second copy is used.',
  nothing: 'The server has received everything; there is nothing to rescue.',
  save: 'Save a file of {count} responses',
  share: 'Send a file of {count} responses',
  saved: 'Saved as {name}. The responses are still on this device.',
  shared: 'The file was handed over. The responses are still on this device.',
  notMade: 'The device could not save the file. Free some space by deleting photos or apps, then try again.',

  takeTitle: 'Take in the file of another device',
  takeWhy: 'This device sends it when there is a network. The responses still belong to whoever held the interviews.',
  take: 'Choose a rescue file',
  taking: 'Reading the file',
  taken: '{count} responses were taken in. They are sent when there is a network.',
  takenNone: 'This device already has every response in the file.',
  takenDamaged: 'A part of the file is damaged. Keep the original and save a new one on the old device if you can.',
  takenShort: 'The file holds fewer responses than were saved. Copy the original again and choose it once more.',
  notRescue: 'This is not a rescue file. Nothing on the device was changed.',
  notTaken: 'The device could not keep what is in the file. Free some space by deleting photos or apps, then try again.',
  carried: 'from another device',
};
