import { expect, test, vi } from 'vitest';
import { enterSession, leaveSession, mayDecide, mayManage, maySeeResponses, serverInfo, session } from './session.ts';

const as = (role: 'admin' | 'supervisor' | 'viewer' | 'auditor'): void => { session.value = { account: 'a', login: 'a', role, seesAllUnits: true, hasDemonstration: false }; };

test('after the first admin was made, signing out leads to the sign-in and not to another first admin', () => {
  serverInfo.value = { protocolVersion: 1, version: '1', hasAdmin: false, hasDemonstration: false };
  enterSession({ account: 'a', login: 'a', role: 'admin', seesAllUnits: true, hasDemonstration: false });
  expect(serverInfo.value.hasAdmin).toBe(true);
});

test('each role is shown what it may do and no more', () => {
  as('admin');
  expect([mayManage.value, mayDecide.value, maySeeResponses.value]).toEqual([true, true, true]);
  as('supervisor');
  expect([mayManage.value, mayDecide.value, maySeeResponses.value]).toEqual([false, true, true]);
  as('auditor');
  expect([mayManage.value, mayDecide.value, maySeeResponses.value]).toEqual([false, false, true]);
  as('viewer');
  expect([mayManage.value, mayDecide.value, maySeeResponses.value]).toEqual([false, false, false]);
});

test('signing out that the server was not told of leaves the person signed in', async () => {
  as('admin');
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('down')));
  await expect(leaveSession()).rejects.toThrow();
  expect(session.value).not.toBeNull();
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 204 })));
  await leaveSession();
  expect(session.value).toBeNull();
  vi.unstubAllGlobals();
});
