/**
 * A campaign file makes a campaign: all of it or nothing. A dry run says what it would make. A
 * person who is there already keeps their password and is given the campaign.
 */
import { randomUUID } from 'node:crypto';
import type { CampaignAccount } from '#shared/campaign/campaign-account.ts';
import type { Campaign, Scope } from '#shared/campaign/model.ts';
import { readCampaignFile } from '#shared/campaign/read-campaign-file.ts';
import { indexMethod } from '#shared/index-methods/registry.ts';
import { issue, type Issue } from '#shared/kernel/issue.ts';
import { Problem } from '#shared/kernel/problem.ts';
import { builtInQuestionnaire } from '#shared/questionnaire/built-in/registry.ts';
import { isFrozenOtherwise } from '#shared/questionnaire/freeze.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import { questionnaireHash } from '#shared/sealing/questionnaire-hash.ts';
import type { ImportReply } from '#shared/wire/campaigns.ts';
import type { Passwords } from '../auth/passwords.ts';
import type { Account, PlaceAssignment, Storage } from '../storage/port.ts';

export interface ImportCampaignParts {
  readonly storage: Storage;
  readonly passwords: Passwords;
  readonly now: () => number;
  readonly onChanged: () => void;
}

export type ImportCampaign = (file: unknown, options: { readonly dryRun: boolean }) => Promise<ImportReply>;

type Worker = { readonly account: Account; readonly places: readonly PlaceAssignment[] };

export function createImportCampaign(parts: ImportCampaignParts): ImportCampaign {
  return async (file, { dryRun }) => {
    const read = readCampaignFile(file, { questionnaire: builtInQuestionnaire, method: indexMethod });
    if ('issues' in read) return { applied: false, issues: wireIssues(read.issues) };
    const { campaign, accounts } = read;
    const issues = await clashes(parts.storage, campaign, accounts);
    const summary = summaryOf(campaign, accounts);
    if (issues.length > 0) return { applied: false, issues: wireIssues(issues), summary };
    if (!dryRun) await apply(parts, campaign, accounts);
    return { applied: !dryRun, issues: [], summary };
  };
}

/** What only the database knows to be wrong; asked before anything is written, so that a dry run tells it too. */
async function clashes(storage: Storage, campaign: Campaign, accounts: readonly CampaignAccount[]): Promise<Issue[]> {
  const stored = await storage.campaigns({ campaigns: 'all', units: 'all' });
  const same = stored.find((each) => each.campaign.id === campaign.id);
  const isTaken = same !== undefined && (same.status !== 'draft' || same.campaign.isDemonstration !== campaign.isDemonstration);
  const { id, version } = campaign.questionnaire;
  const frozen = stored.filter((each) => each.campaign.id !== campaign.id).map((each) => (
    { id: each.campaign.questionnaire.id, version: each.campaign.questionnaire.version, hash: each.questionnaireHash }));
  const isOther = isFrozenOtherwise(frozen, { id, version, hash: await questionnaireHash(campaign.questionnaire) });
  const people = await Promise.all(accounts.map(async ({ login, role }, index) => {
    const known = await storage.accountByLogin(login);
    return known !== undefined && known.role !== role
      ? [issue('reference.duplicate', `accounts[${index}].login`, { id: login })] : [];
  }));
  const { previousCampaign } = campaign;
  const isLost = previousCampaign !== null && !stored.some((each) => each.campaign.id === previousCampaign);
  return [
    ...(isLost ? [issue('reference.unknown', 'previousCampaign', { id: previousCampaign })] : []),
    ...(isTaken ? [issue('reference.duplicate', 'id', { id: campaign.id })] : []),
    ...(isOther ? [issue('reference.duplicate', 'questionnaire.version', { id: `${id} ${version}` })] : []),
    ...people.flat(),
  ];
}

async function apply(parts: ImportCampaignParts, campaign: Campaign, accounts: readonly CampaignAccount[]): Promise<void> {
  const workers: Worker[] = [];
  for (const each of accounts) workers.push(await workerOf(parts, campaign, each));
  const stored = {
    campaign, questionnaireHash: await questionnaireHash(campaign.questionnaire), status: 'draft' as const,
    createdAtMs: parts.now(), hasGeneratedResponses: false,
  };
  const outcome = await parts.storage.createCampaign(stored, workers);
  if (outcome === 'exists') throw new Problem('campaign.exists', { campaign: campaign.id });
  if (outcome === 'questionnaire_taken') throw new Problem('questionnaire.frozen', { questionnaire: campaign.questionnaire.id });
  if (outcome === 'login_taken') throw new Problem('account.login_taken');
  parts.onChanged();
}

async function workerOf({ storage, passwords }: ImportCampaignParts, { id }: Campaign, given: CampaignAccount): Promise<Worker> {
  const known = await storage.accountByLogin(given.login);
  const scope = { campaigns: [id], units: given.units };
  const account = known === undefined
    ? {
      id: randomUUID(), login: given.login, role: given.role, isDisabled: false, scope,
      passwordHash: given.password === null ? '' : await passwords.hash(given.password),
    }
    : { ...known, scope: joinScopes(known.scope, scope) };
  return { account, places: given.places.map((place) => ({ campaign: id, place })) };
}

function joinScopes(left: Scope, right: Scope): Scope {
  const join = (one: Scope['units'], other: Scope['units']): Scope['units'] =>
    (one === 'all' || other === 'all' ? 'all' : [...new Set([...one, ...other])]);
  return { campaigns: join(left.campaigns, right.campaigns), units: join(left.units, right.units) };
}

function summaryOf(campaign: Campaign, accounts: readonly CampaignAccount[]): NonNullable<ImportReply['summary']> {
  const questions = answerableQuestions(campaign.questionnaire);
  return {
    id: campaign.id, units: campaign.units.length, unitGroups: campaign.unitGroups.length, places: campaign.places.length,
    questions: questions.length, criteria: questions.filter((each) => each.role === 'criterion').length,
    accounts: accounts.length, target: campaign.units.reduce((sum, unit) => sum + unit.target, 0),
  };
}

function wireIssues(issues: readonly Issue[]): ImportReply['issues'] {
  return issues.map(({ code, path, values }) => ({ code, path, ...(values === undefined ? {} : { values: { ...values } }) }));
}
