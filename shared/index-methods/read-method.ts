/** Reads an index method that came in a file: data only, on top of the defaults that every method has. */
import type { Issue } from '../kernel/issue.ts';
import { schemaIssues } from '../kernel/schema-issues.ts';
import type { IndexMethod, MethodParameters } from './contract.ts';
import { defaultParameters } from './default-parameters.ts';
import { methodFile } from './method-file.ts';

export type ReadMethod = { readonly method: IndexMethod } | { readonly issues: readonly Issue[] };

/** The method that `value` (parsed JSON) describes, or every reason why it does not. */
export function readMethod(value: unknown): ReadMethod {
  const parsed = methodFile.safeParse(value);
  if (!parsed.success) return { issues: schemaIssues(parsed.error, value) };
  const { id, title, version = 1, basis = title, tree = 'questionnaire', parameters = {} } = parsed.data;
  const { certainty = { aggregation: 'R', baseFigure: 'R', rounding: 'R' } } = parsed.data;
  return { method: { id, version, title, basis, certainty, tree, parameters: withDefaults(defaultParameters, parameters) } };
}

/** `chosen` over `standard`; what is undefined counts as not chosen. */
export function withDefaults(
  standard: MethodParameters, chosen: { readonly [Key in keyof MethodParameters]?: MethodParameters[Key] | undefined },
): MethodParameters {
  return {
    baseFigure: chosen.baseFigure ?? standard.baseFigure,
    aggregation: chosen.aggregation ?? standard.aggregation,
    acrossUnits: chosen.acrossUnits ?? standard.acrossUnits,
    satisfiedLevels: chosen.satisfiedLevels ?? standard.satisfiedLevels,
    groupWeights: chosen.groupWeights ?? standard.groupWeights,
    decimals: chosen.decimals ?? standard.decimals,
    wantedLevels: chosen.wantedLevels ?? standard.wantedLevels,
    minimumSample: chosen.minimumSample ?? standard.minimumSample,
    countedSources: chosen.countedSources ?? standard.countedSources,
  };
}
