/** The options of `index`, checked before any file is opened. */
import { acrossUnits, aggregations, baseFigures, type MethodParameters } from '#shared/index-methods/contract.ts';
import { fill } from '#shared/languages/fill.ts';
import { languages, type Language } from '#shared/languages/registry.ts';
import type { TrimBounds } from '#shared/weighting/calibration.ts';
import { separatorSign } from '../imports/responses-csv/read-header.ts';
import { fileOptions, type FileOption } from './index-files/index-files.ts';
import type { IndexWords } from './index-words.ts';
import { noArguments, readArguments, requiredFlag, type ReadArguments } from './read-arguments.ts';

export interface IndexOptions {
  readonly questionnaire: string;
  readonly method: string;
  readonly responses: string;
  readonly isJson: boolean;
  /** Parts, groups and criteria of every unit and unit group are printed too. */
  readonly isDetailed: boolean;
  readonly separator: string;
  readonly encoding: string;
  /** Chosen in place of the method's own. */
  readonly parameters: Partial<MethodParameters>;
  /** Paths of the files beside the responses. */
  readonly files: Readonly<Partial<Record<FileOption, string>>>;
  readonly facts: Language | undefined;
  /** The year of the responses, where it was said. */
  readonly year: number | undefined;
  readonly trim: TrimBounds | undefined;
}

const choices = { 'aggregation': aggregations, 'base-figure': baseFigures, 'across-units': acrossUnits, 'facts': languages } as const;
const separators = [',', ';', 'tab', '|'];
const plainOptions = ['questionnaire', 'method', 'responses', 'separator', 'encoding', 'year', 'trim', ...Object.keys(choices), ...fileOptions];
const flags: Readonly<Record<string, 'value' | 'switch'>> = {
  json: 'switch', detail: 'switch', ...Object.fromEntries(plainOptions.map((each) => [each, 'value' as const])),
};

/** The options, or a sentence on the value that is not one; throws `UsageError` for anything else. */
export function readIndexOptions(args: readonly string[], words: IndexWords): IndexOptions | string {
  const given = readArguments(args, flags);
  noArguments(given);
  const { values, switches } = given;
  const wrong = wrongValue(given);
  if (wrong?.option === 'trim') return fill(words.badTrim, { value: values.get('trim') ?? '' });
  if (wrong !== undefined) return fill(words.notAllowed, { ...wrong, value: values.get(wrong.option) ?? '' });
  if (values.has('trim') && !values.has('margins')) return words.trimWithoutMargins;
  return {
    questionnaire: requiredFlag(given, 'questionnaire'),
    method: requiredFlag(given, 'method'),
    responses: requiredFlag(given, 'responses'),
    isJson: switches.has('json'),
    isDetailed: switches.has('detail'),
    separator: separatorSign(values.get('separator') ?? ',') ?? ',',
    encoding: values.get('encoding') ?? 'utf-8',
    parameters: chosenParameters(given),
    files: Object.fromEntries(fileOptions.flatMap((each) => (values.has(each) ? [[each, values.get(each)]] : []))),
    facts: languages.find((each) => each === values.get('facts')),
    year: values.has('year') ? Number(values.get('year')) : undefined,
    trim: trimOf(values.get('trim')),
  };
}

/** The first option whose value is none of those that it takes. */
function wrongValue({ values }: ReadArguments): { readonly option: string; readonly allowed: string } | undefined {
  const isWrong = (option: string, isRight: (value: string) => boolean): boolean => values.has(option) && !isRight(values.get(option) ?? '');
  if (isWrong('separator', (value) => separatorSign(value) !== undefined)) return { option: 'separator', allowed: separators.join(', ') };
  if (isWrong('year', (value) => /^(19|20)\d\d$/.test(value))) return { option: 'year', allowed: '1900–2099' };
  if (isWrong('trim', (value) => trimOf(value) !== undefined)) return { option: 'trim', allowed: '' };
  return Object.entries(choices).map(([option, allowed]) => ({ option, allowed: allowed.join(', '), known: allowed as readonly string[] }))
    .find(({ option, known }) => isWrong(option, (value) => known.includes(value)));
}

/** `0.3,3`: final weights between 0.3 and 3 times the design weight. */
function trimOf(value: string | undefined): TrimBounds | undefined {
  const [, low = 0, high = 0] = (/^(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)$/.exec(value ?? '') ?? []).map(Number);
  return low > 0 && low <= 1 && high >= 1 ? { low, high } : undefined;
}

function chosenParameters({ values }: ReadArguments): Partial<MethodParameters> {
  const aggregation = aggregations.find((each) => each === values.get('aggregation'));
  const baseFigure = baseFigures.find((each) => each === values.get('base-figure'));
  const across = acrossUnits.find((each) => each === values.get('across-units'));
  return {
    ...(aggregation === undefined ? {} : { aggregation }),
    ...(baseFigure === undefined ? {} : { baseFigure }),
    ...(across === undefined ? {} : { acrossUnits: across }),
  };
}
