import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '#shared/kernel/problem.ts';
import { session } from '../state/session.ts';
import { beginDownload } from './download.ts';

const followed: string[] = [];
const who = { account: 'a', login: 'a', role: 'admin', seesAllUnits: true, hasDemonstration: false } as const;
const answer = (status: number, body: unknown): void => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(body), { status })));
};
const problem = (code: string, status: number) => ({ type: 'about:blank', status, code, title: '', values: {}, issues: [] });

beforeEach(() => {
  session.value = who;
  followed.length = 0;
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) { followed.push(this.getAttribute('href') ?? ''); });
});
afterEach(() => { vi.unstubAllGlobals(); vi.restoreAllMocks(); });

test('a download begins when the session is there', async () => {
  answer(200, who);
  await beginDownload('/api/campaigns/c/exports/workbook');
  expect(followed).toEqual(['/api/campaigns/c/exports/workbook']);
});

test('a session that is over leads to the sign-in and not to a broken file', async () => {
  answer(401, problem('session.required', 401));
  await beginDownload('/api/campaigns/c/exports/workbook');
  expect(followed).toEqual([]);
  expect(session.value).toBeNull();
});

test('a server that cannot answer is said', async () => {
  answer(503, problem('server.stopping', 503));
  await expect(beginDownload('/x')).rejects.toBeInstanceOf(Problem);
  expect(followed).toEqual([]);
});
