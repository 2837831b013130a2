/**
 * How the response of a row came to us. A paper form says nothing and is paper. Our own export says
 * channel, mode, drawing of the scale, enumerator and what it corrects, and all of that is kept:
 * a response that was taken in the field stays one wherever it is carried. Its device is `import`
 * all the same, so it can never be taken for one that a phone handed in.
 */
import type { Campaign } from '#shared/campaign/model.ts';
import { isUuid } from '#shared/kernel/id.ts';
import type { Issue, IssueCode } from '#shared/kernel/issue.ts';
import { shortened } from '#shared/kernel/json-path.ts';
import { answerFormats, channels, interviewModes, respondentKinds, type Response } from '#shared/response/model.ts';

/** Says what is wrong with a column of the row. */
export type Wrong = (code: IssueCode, column: string, values?: Issue['values']) => void;

type Origin = Pick<Response, 'channel' | 'respondentKind' | 'language' | 'mode' | 'answerFormat' | 'enumerator' | 'replaces' | 'device'>;

const maxNameLength = 100;

/** `cell` gives what the row says by column, empty when it does not. */
export function rowOrigin(cell: (column: string) => string, campaign: Campaign, wrong: Wrong): Origin {
  const oneOf = <T extends string>(column: string, allowed: readonly T[], unsaid: T): T => {
    const given = cell(column);
    const known = given === '' ? unsaid : allowed.find((each) => each === given);
    if (known === undefined) wrong('value.not_allowed', column, { value: shortened(given), allowed: allowed.join(', ') });
    return known ?? unsaid;
  };
  const enumerator = nameIn(cell, 'enumerator', wrong);
  const replaces = uuidIn(cell, 'replaces', wrong);
  return {
    channel: oneOf('channel', channels, 'paper'),
    // Carried as it was given, even where the campaign would not have asked: who answered is not ours to alter.
    respondentKind: oneOf('respondent_kind', isCarried(cell) ? respondentKinds : kindsOf(campaign), kindsOf(campaign)[0] ?? 'person'),
    language: languageIn(cell, wrong),
    mode: oneOf('mode', interviewModes, 'paper'),
    answerFormat: oneOf('answer_format', answerFormats, 'paper'),
    device: 'import',
    ...(enumerator === '' ? {} : { enumerator }),
    ...(replaces === '' ? {} : { replaces }),
  };
}

/** Whether the row was written by our own export: only that knows the hash of an envelope. */
export function isCarried(cell: (column: string) => string): boolean {
  return cell('envelope_hash') !== '';
}

function kindsOf({ respondentKinds: own }: Campaign): Response['respondentKind'][] {
  return respondentKinds.filter((each) => own.includes(each));
}

function languageIn(cell: (column: string) => string, wrong: Wrong): string {
  const given = cell('language');
  if (!/^([a-z]{2,8}(-[A-Za-z0-9]{2,8})*)?$/.test(given)) wrong('value.bad_format', 'language', { value: shortened(given), example: 'vi' });
  return given || 'vi';
}

function nameIn(cell: (column: string) => string, column: string, wrong: Wrong): string {
  const given = cell(column);
  if (given.length > maxNameLength) wrong('value.too_long', column, { maximum: maxNameLength });
  return given;
}

function uuidIn(cell: (column: string) => string, column: string, wrong: Wrong): string {
  const given = cell(column).toLowerCase();
  if (given !== '' && !isUuid(given)) wrong('value.bad_format', column, { value: shortened(given), example: '2f9c1b7e-6d0a-4c58-9e3f-1a2b3c4d5e6f' });
  return given;
}
