import type { heldReasons as reference } from '../vi/held-reasons.ts';

/** What `vi/held-reasons.ts` says, in English. */
export const heldReasons: typeof reference = {
  campaign_unknown: 'There is no such campaign',
  campaign_not_open: 'The campaign is not open yet, or it is closed',
  questionnaire_unknown: 'It was answered on another version of the questionnaire than the campaign’s',
  unit_unknown: 'There is no such unit',
  place_unknown: 'There is no such place',
  place_mismatch: 'The place does not belong to the unit in the response',
  payload_unreadable: 'The content of the response cannot be read',
  answer_illegal: 'An answer is not legal',
  answer_routed_out: 'A question was answered that was not to be asked',
  same_id_other_content: 'The id is taken by a response with another content',
  device_mismatch: 'The response was made by another device',
  device_revoked: 'The device has been revoked',
  not_assigned: 'The place is not assigned to this person',
  device_unknown: 'The device that made it is not enrolled',
  signature_bad: 'The signature of the device is wrong',
  key_unknown: 'The server does not have the key that opens it',
};
