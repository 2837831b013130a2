/** Every call of the console, by the routes that `shared/wire` documents. */
import * as z from 'zod/mini';
import type { Campaign } from '#shared/campaign/model.ts';
import type { Explanation } from '#shared/report/explanation.ts';
import type { Leverage } from '#shared/report/leverage.ts';
import type { MethodCheck } from '#shared/report/method-variants.ts';
import type { Report } from '#shared/report/report.ts';
import { accountsReply, type accountChangeRequest, type newAccountRequest } from '#shared/wire/accounts.ts';
import { campaignsReply, campaignSummary, importReply, progressReply, responsesImportReply } from '#shared/wire/campaigns.ts';
import { enrolmentCodeReply, type EnrolmentCodeRequest } from '#shared/wire/enrolment-codes.ts';
import { factsReply } from '#shared/wire/figures.ts';
import { gapsReply } from '#shared/wire/gaps.ts';
import { heldItem, heldReply, type heldDecisionRequest } from '#shared/wire/held.ts';
import { ledgerHeadsReply } from '#shared/wire/ledger-heads.ts';
import { refusalsReply } from '#shared/wire/refusals.ts';
import { rescueFileType, rescueReply } from '#shared/wire/rescue-file.ts';
import { serverHealthReply } from '#shared/wire/server-health.ts';
import { serverReply, sessionReply, type firstAdminRequest, type signInRequest } from '#shared/wire/session.ts';
import { noContent, send } from '../../kit/api/send.ts';

/** What the server computed is taken as it is when it has the outline: page and server are of one version. */
const outline = <T>(...keys: readonly (keyof T & string)[]) =>
  z.custom<T>((value) => typeof value === 'object' && value !== null && keys.every((key) => key in value));
const report = outline<Report>('overall', 'unitGroups', 'units', 'parameters', 'method');
const methodCheck = outline<MethodCheck>('variants', 'overall', 'units', 'differences');
const explanation = outline<{ readonly explanation: Explanation; readonly leverage: readonly Leverage[] }>('explanation', 'leverage');
const definition = outline<Campaign>('questionnaire', 'unitGroups', 'units', 'places', 'method');
/** Where only success matters: the list is read anew afterwards. */
const anything = z.unknown();

/** Counting a big file takes its time. */
const importTimeoutMs = 300_000;
const asCsv = (file: Blob): Blob => new Blob([file], { type: 'text/csv' });
const at = (campaign: string, rest = ''): string => `/api/campaigns/${encodeURIComponent(campaign)}${rest}`;

/** `?` and what was chosen; nothing where nothing was. */
const searchOf = (values: object): string => {
  const chosen = Object.entries(values).filter((each): each is [string, string] => typeof each[1] === 'string');
  return chosen.length === 0 ? '' : `?${new URLSearchParams(chosen).toString()}`;
};

export interface MethodChoice {
  readonly aggregation?: string | undefined;
  readonly baseFigure?: string | undefined;
  readonly acrossUnits?: string | undefined;
}

export const readServer = () => send({ path: '/api/server', reply: serverReply });
export const readSession = () => send({ path: '/api/session', reply: sessionReply });
export const signIn = (body: z.infer<typeof signInRequest>) => send({ path: '/api/sessions', body, reply: sessionReply });
export const createFirstAdmin = (body: z.infer<typeof firstAdminRequest>) => send({ path: '/api/first-admin', body, reply: sessionReply });
export const endSession = () => send({ path: '/api/session', method: 'DELETE', reply: noContent });
export const removeDemonstration = () => send({ path: '/api/demonstration', method: 'DELETE', reply: noContent });

export const readCampaigns = () => send({ path: '/api/campaigns', reply: campaignsReply });
export const readDefinition = (campaign: string) => send({ path: at(campaign, '/definition'), reply: definition });
export const readProgress = (campaign: string) => send({ path: at(campaign, '/progress'), reply: progressReply });
export const readReport = (campaign: string, choice: MethodChoice) => send({ path: at(campaign, `/results${searchOf(choice)}`), reply: report });
export const readExplanation = (campaign: string, of: { readonly unit: string; readonly with: string }, choice: MethodChoice) =>
  send({ path: at(campaign, `/explain${searchOf({ ...of, ...choice })}`), reply: explanation });
export const readMethodCheck = (campaign: string, choice: MethodChoice) => send({ path: at(campaign, `/method-check${searchOf(choice)}`), reply: methodCheck });
export const readFacts = (campaign: string, language: string) => send({ path: at(campaign, `/facts?${new URLSearchParams({ language }).toString()}`), reply: factsReply });
export const readCalibrated = (campaign: string, file: Blob, options: Readonly<Record<string, string>>) => send({
  path: at(campaign, `/calibrated?${new URLSearchParams(options).toString()}`), reply: report, body: asCsv(file), timeoutMs: importTimeoutMs,
});
export const readRefusals = (campaign: string) => send({ path: at(campaign, '/refusals'), reply: refusalsReply });
export const recordRefusals = (campaign: string, file: Blob, separator: string) => send({
  path: at(campaign, `/refusals?${new URLSearchParams({ separator }).toString()}`), method: 'PUT', reply: refusalsReply, body: asCsv(file),
});
export const openCampaign = (campaign: string) => send({ path: at(campaign, '/open'), method: 'POST', reply: campaignSummary });
export const closeCampaign = (campaign: string) => send({ path: at(campaign, '/close'), method: 'POST', reply: campaignSummary });
export const importCampaign = (file: Blob, isDryRun: boolean) => send({
  path: `/api/campaigns?dryRun=${isDryRun ? '1' : '0'}`, reply: importReply,
  body: new Blob([file], { type: 'application/json' }), timeoutMs: importTimeoutMs,
});
export const importPaper = (campaign: string, file: Blob, options: { readonly separator: string; readonly encoding: string }) => send({
  path: at(campaign, `/imports?${new URLSearchParams(options).toString()}`), reply: responsesImportReply,
  body: asCsv(file), timeoutMs: importTimeoutMs,
});

export const readHeld = (campaign: string, before: number | null) =>
  send({ path: at(campaign, `/held?limit=50${before === null ? '' : `&before=${before}`}`), reply: heldReply });
export const decideHeld = (position: number, body: z.infer<typeof heldDecisionRequest>) =>
  send({ path: `/api/held/${position}/decision`, body, reply: heldItem });

export const readAccounts = () => send({ path: '/api/accounts', reply: accountsReply });
export const createAccount = (body: z.infer<typeof newAccountRequest>) => send({ path: '/api/accounts', body, reply: anything });
export const changeAccount = (id: string, body: z.infer<typeof accountChangeRequest>) =>
  send({ path: `/api/accounts/${encodeURIComponent(id)}`, method: 'PATCH', body, reply: anything });
export const revokeDevice = (id: string) =>
  send({ path: `/api/devices/${encodeURIComponent(id)}/revocation`, method: 'POST', reply: anything });

export const readGaps = (campaign: string) => send({ path: at(campaign, '/gaps'), reply: gapsReply });
export const createEnrolmentCode = (body: EnrolmentCodeRequest) => send({ path: '/api/enrolment-codes', body, reply: enrolmentCodeReply });
export const bringRescueFile = (file: Blob) => send({
  path: '/api/rescue', reply: rescueReply, body: new Blob([file], { type: rescueFileType }), timeoutMs: importTimeoutMs,
});
export const readServerHealth = () => send({ path: '/api/server-health', reply: serverHealthReply });
export const readLedgerHeads = () => send({ path: '/api/ledger/heads', reply: ledgerHeadsReply });

export const exportAddress = (campaign: string, format: string): string => at(campaign, `/exports/${format}`);
export const fileAddress = (campaign: string): string => at(campaign, '/file');
export const eventsAddress = (campaign: string): string => at(campaign, '/events');
