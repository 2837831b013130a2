/**
 * Reads a campaign as it was stored, by this version or an older one. What an older one did not know
 * is filled in as a campaign file's reader fills in what is left out: no strata, regions, past years
 * or transitions, and for parameters that came later those of the method. The version of the method
 * stays the one that was stored. A campaign of before there were sources goes on counting them all.
 */
import type { MethodParameters } from '../index-methods/contract.ts';
import { defaultParameters } from '../index-methods/default-parameters.ts';
import { withDefaults } from '../index-methods/read-method.ts';
import { indexMethod } from '../index-methods/registry.ts';
import { wholeSources } from '../response/source.ts';
import type { Questionnaire } from '../questionnaire/model.ts';
import type { Campaign } from './model.ts';

type Addition = 'previousCampaign' | 'strata' | 'regions' | 'history' | 'transitions';

/** Everything of a campaign but its questionnaire; what was added later may be missing. */
export type StoredDefinition = Omit<Campaign, 'questionnaire' | 'method' | Addition> & Partial<Pick<Campaign, Addition>> & {
  readonly method: Omit<Campaign['method'], 'parameters'> & { readonly parameters: Partial<MethodParameters> };
};

/** The campaign whose stored definition is `definition`. */
export function readStoredCampaign(definition: StoredDefinition, questionnaire: Questionnaire): Campaign {
  const { method } = definition;
  const standard = indexMethod(method.id)?.parameters ?? defaultParameters;
  return {
    previousCampaign: null, strata: [], regions: [], history: [], transitions: [],
    ...definition,
    method: { ...method, parameters: withDefaults(standard, { countedSources: wholeSources, ...method.parameters }) },
    questionnaire,
  };
}
