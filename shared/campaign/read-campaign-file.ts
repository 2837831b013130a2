/**
 * Reads a campaign file: the shape first, then what its parts say about each other. Either a whole
 * campaign with its accounts comes out, every default filled in, or a list of issues, each with
 * the JSON path of the place to mend. Nothing half.
 */
import { schemaIssues } from '../kernel/schema-issues.ts';
import { issue, type Issue } from '../kernel/issue.ts';
import { treeIssues } from '../index-methods/composites.ts';
import type { IndexMethod } from '../index-methods/contract.ts';
import { parameterIssues } from '../index-methods/parameter-issues.ts';
import { withDefaults } from '../index-methods/read-method.ts';
import type { Questionnaire } from '../questionnaire/model.ts';
import { readQuestionnaire } from '../questionnaire/read-questionnaire.ts';
import { campaignFile, type CampaignFile } from './campaign-file.ts';
import type { CampaignAccount } from './campaign-account.ts';
import { accountsFrom, campaignFrom } from './campaign-defaults.ts';
import { campaignReferenceIssues } from './campaign-references.ts';
import type { Campaign } from './model.ts';

export type ReadCampaign =
  | { readonly campaign: Campaign; readonly accounts: readonly CampaignAccount[] }
  | { readonly issues: readonly Issue[] };

/** What may stand in a campaign file by id alone. */
export interface KnownByName {
  readonly questionnaire: (id: string) => Questionnaire | undefined;
  readonly method: (id: string) => IndexMethod | undefined;
}

/** The campaign and accounts that `value` (parsed JSON) describes, or every reason why it does not. */
export function readCampaignFile(value: unknown, known: KnownByName): ReadCampaign {
  const parsed = campaignFile.safeParse(value);
  if (!parsed.success) return { issues: schemaIssues(parsed.error, value) };
  const file = parsed.data;
  const read = questionnaireFrom(file, known);
  const method = known.method(file.method.id);
  const issues = [
    ...campaignReferenceIssues(file),
    ...('issues' in read ? read.issues : []),
    ...(method === undefined ? [issue('reference.unknown', 'method.id', { id: file.method.id })] : []),
  ];
  if ('issues' in read || method === undefined) return { issues };
  const { questionnaire } = read;
  const parameters = withDefaults(method.parameters, file.method.parameters ?? {});
  issues.push(
    ...treeIssues(questionnaire, method).map((each) => ({ ...each, path: 'method.id' })),
    ...parameterIssues(questionnaire, parameters, 'method.parameters'),
  );
  if (issues.length > 0) return { issues };
  return {
    campaign: campaignFrom(file, questionnaire, { id: method.id, version: method.version, parameters }),
    accounts: accountsFrom(file),
  };
}

function questionnaireFrom(
  file: CampaignFile, known: KnownByName,
): { readonly questionnaire: Questionnaire } | { readonly issues: readonly Issue[] } {
  const given = file.questionnaire;
  if (typeof given !== 'string') {
    const read = readQuestionnaire(given);
    if (!('issues' in read)) return read;
    return { issues: read.issues.map((each) => ({ ...each, path: each.path === '' ? 'questionnaire' : `questionnaire.${each.path}` })) };
  }
  const questionnaire = known.questionnaire(given);
  if (questionnaire !== undefined) return { questionnaire };
  return { issues: [issue('reference.unknown', 'questionnaire', { id: given })] };
}
