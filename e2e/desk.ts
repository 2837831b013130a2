/** A person at the desk as a program: signs in and calls what the pages call. */
import type { CampaignFile } from '../shared/campaign/campaign-file.ts';
import type { ImportReply, ProgressReply } from '../shared/wire/campaigns.ts';
import type { Report } from '../shared/report/report.ts';

export interface Desk {
  request(path: string, init?: RequestInit): Promise<globalThis.Response>;
  importCampaign(file: CampaignFile): Promise<ImportReply>;
  open(campaign: string): Promise<void>;
  progress(campaign: string): Promise<ProgressReply>;
  results(campaign: string): Promise<Report>;
}

/** Signs in; the first admin of a new database gives the one-time code. */
export async function signIn(origin: string, person: { login: string; password: string; code?: string }): Promise<Desk> {
  const path = person.code === undefined ? '/api/sessions' : '/api/first-admin';
  const headers = { 'content-type': 'application/json', origin };
  const reply = await expectDone(fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(person) }));
  const cookie = reply.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
  const request = (to: string, init: RequestInit = {}): Promise<globalThis.Response> =>
    expectDone(fetch(origin + to, { ...init, headers: { ...headers, cookie, ...init.headers } }));
  return {
    request,
    importCampaign: async (file) => (await request('/api/campaigns?dryRun=0', { method: 'POST', body: JSON.stringify(file) })).json() as Promise<ImportReply>,
    open: async (campaign) => { await request(`/api/campaigns/${campaign}/open`, { method: 'POST', body: '{}' }); },
    progress: async (campaign) => (await request(`/api/campaigns/${campaign}/progress`)).json() as Promise<ProgressReply>,
    results: async (campaign) => (await request(`/api/campaigns/${campaign}/results`)).json() as Promise<Report>,
  };
}

async function expectDone(asked: Promise<globalThis.Response>): Promise<globalThis.Response> {
  const reply = await asked;
  if (!reply.ok) throw new Error(`${reply.url}: ${reply.status} ${await reply.text()}`);
  return reply;
}
