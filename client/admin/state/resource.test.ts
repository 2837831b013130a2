import { expect, test } from 'vitest';
import { Problem } from '#shared/kernel/problem.ts';
import { resource } from './resource.ts';
import { hasEnded, session } from './session.ts';

test('a failed reading keeps what was read before and says why', async () => {
  let isBroken = false;
  const figures = resource(() => (isBroken ? Promise.reject(new Problem('storage.unavailable')) : Promise.resolve(42)));
  await figures.refresh();
  isBroken = true;
  await figures.refresh();
  expect(figures.value.value).toBe(42);
  expect(figures.trouble.value).toBeInstanceOf(Problem);
  isBroken = false;
  await figures.refresh();
  expect(figures.trouble.value).toBeUndefined();
});

test('a reply for a campaign that was left is dropped', async () => {
  const replies: ((value: string) => void)[] = [];
  const figures = resource(() => new Promise<string>((resolve) => { replies.push(resolve); }));
  const first = figures.refresh();
  figures.clear();
  const second = figures.refresh();
  replies[0]?.('old');
  await Promise.resolve();
  await Promise.resolve();
  expect(figures.value.value).toBeUndefined();
  replies[1]?.('new');
  await Promise.all([first, second]);
  expect(figures.value.value).toBe('new');
});

test('a session that is over leads to the sign-in and is no trouble of the figures', async () => {
  session.value = { account: 'a', login: 'admin', role: 'admin', seesAllUnits: true, hasDemonstration: false };
  const figures = resource(() => Promise.reject(new Problem('session.required')));
  await figures.refresh();
  expect(session.value).toBeNull();
  expect(hasEnded.value).toBe(true);
  expect(figures.trouble.value).toBeUndefined();
});
