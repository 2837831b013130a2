/** The options of `index`, checked before any file is opened. */
import { acrossUnits, aggregations, baseFigures, type MethodParameters } from '#shared/index-methods/contract.ts';
import { fill } from '#shared/languages/fill.ts';
import { separatorSign } from '../imports/responses-csv/read-header.ts';
import type { IndexWords } from './index-words.ts';
import { noArguments, readArguments, requiredFlag, type ReadArguments } from './read-arguments.ts';

export interface IndexOptions {
  readonly questionnaire: string;
  readonly method: string;
  readonly responses: string;
  readonly isJson: boolean;
  readonly separator: string;
  readonly encoding: string;
  /** Chosen in place of the method's own. */
  readonly parameters: Partial<MethodParameters>;
}

/** The options, or a sentence on the value that is not one; throws `UsageError` for anything else. */
export function readIndexOptions(args: readonly string[], words: IndexWords): IndexOptions | string {
  const given = readArguments(args, {
    questionnaire: 'value', method: 'value', responses: 'value', json: 'switch', separator: 'value', encoding: 'value',
    'aggregation': 'value', 'base-figure': 'value', 'across-units': 'value',
  });
  noArguments(given);
  const separator = separatorSign(given.values.get('separator') ?? ',');
  const wrong = separator === undefined ? { option: 'separator', allowed: [',', ';', 'tab', '|'] } : wrongChoice(given);
  if (separator === undefined || wrong !== undefined) {
    const { option, allowed } = wrong ?? { option: '', allowed: [] };
    return fill(words.notAllowed, { option, value: given.values.get(option) ?? '', allowed: allowed.join(', ') });
  }
  return {
    questionnaire: requiredFlag(given, 'questionnaire'),
    method: requiredFlag(given, 'method'),
    responses: requiredFlag(given, 'responses'),
    isJson: given.switches.has('json'),
    separator,
    encoding: given.values.get('encoding') ?? 'utf-8',
    parameters: chosenParameters(given),
  };
}

const choices = { 'aggregation': aggregations, 'base-figure': baseFigures, 'across-units': acrossUnits } as const;

function wrongChoice({ values }: ReadArguments): { readonly option: string; readonly allowed: readonly string[] } | undefined {
  return Object.entries(choices).map(([option, allowed]) => ({ option, allowed })).find(({ option, allowed }) => {
    const value = values.get(option);
    return value !== undefined && !allowed.some((each) => each === value);
  });
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
