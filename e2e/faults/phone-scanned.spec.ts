/** Whoever copies all files of a phone looks for what respondents said: in answers that were finished, in drafts, after signing out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { interview } from '../../shared/languages/vi/interview.ts';
import { newProfile, openBrowser } from '../browser.ts';
import { enumeratorLogin, enumeratorPassword } from '../campaign-files.ts';
import { beginInterview, enrol, giveAnswer, leaveInterview, saveInterview, whereInInterview } from '../interview.ts';
import { handIn, isFull } from '../proof/figures.ts';
import { removeFolder } from '../server.ts';
import { startWithCampaign } from './campaign-server.ts';
import { enrolPhone, openPatiently, switchOn, unlockPhone, type RealPhone } from './phone/real-phone.ts';
import { servePhone } from './phone/serve-phone.ts';
import { blocksOf } from './snappy.ts';

const words = 1_000;
const perResponse = 20;
/** Ten are as many as the shortest field of the app takes. */
const perField = isFull ? 10 : 4;
/** Letters alone, so that no file has them by chance, and none is part of another. */
const wordOf = (kind: string, n: number): string => `${kind}vang${Array.from(String(n).padStart(4, '0'), (digit) => 'qwrtpsdfgh'[Number(digit)]).join('')}xong`;

/** In every encoding that a browser writes: as it is, in two bytes a letter, and in base64 wherever it begins. */
function patternsOf(word: string): Buffer[] {
  const plain = Buffer.from(word);
  const inBase64 = [0, 1, 2].map((shift) => Buffer.from(Buffer.concat([Buffer.alloc(shift), plain]).toString('base64').slice(shift === 0 ? 0 : 4, -4)));
  return [plain, Buffer.from(word, 'utf16le'), ...inBase64];
}

interface Scan {
  readonly found: string[];
  readonly bytes: number;
  readonly files: number;
  readonly blocks: number;
}

function scan(profile: string, planted: readonly string[]): Scan {
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  // One stem in every encoding finds all words of its kind; which they are is seen in what stands around it.
  const stems = [...new Set(planted.map((word) => word.slice(0, 5)))];
  const stemPatterns = stems.flatMap((stem) => patternsOf(`${stem}vang`));
  const all = planted.flatMap((word) => patternsOf(word).map((pattern) => ({ word, pattern })));
  const sums = { found: new Set<string>(), bytes: 0, blocks: 0 };
  for (const each of files) {
    const content = readFileSync(join(each.parentPath, each.name));
    const blocks = /\.ldb$/.test(each.name) ? blocksOf(content) : [];
    sums.blocks += blocks.length;
    for (const piece of [content, ...blocks]) {
      sums.bytes += piece.length;
      if (!stemPatterns.some((pattern) => piece.includes(pattern))) continue;
      for (const { word, pattern } of all) if (piece.includes(pattern)) sums.found.add(word);
    }
  }
  return { ...sums, found: [...sums.found], files: files.length };
}

test('of a thousand planted words nothing is found in any file of the phone, though the scan finds what lies there in clear', async () => {
  test.setTimeout(300_000);
  const { server } = await startWithCampaign();
  const host = await servePhone(server.port);
  const profile = newProfile();
  const finished = Array.from({ length: words / 2 }, (_, n) => wordOf('xongp', n));
  const drafted = Array.from({ length: words / 2 }, (_, n) => wordOf('nhapp', n));
  const clear = Array.from({ length: 50 }, (_, n) => wordOf('rorar', n));
  const planted = [...finished, ...drafted];
  const inPieces = (list: readonly string[]): string[][] => Array.from({ length: list.length / perResponse }, (_, at) => list.slice(at * perResponse, (at + 1) * perResponse));
  let phone: RealPhone = await switchOn(profile, host.origin);
  await openPatiently(phone);
  await enrolPhone(phone);
  await phone.page.evaluate(async ([responses, drafts]) => {
    for (const each of responses) {
      const id = crypto.randomUUID();
      await globalThis.phone.draft(id, each);
      await globalThis.phone.finish(id, each);
    }
    for (const each of drafts) await globalThis.phone.draft(crypto.randomUUID(), each);
  }, [inPieces(finished), inPieces(drafted)] as const);
  await phone.page.evaluate((list) => globalThis.phone.keepInClear(list), clear);
  await phone.close();
  const scans = [scan(profile, [...planted, ...clear])];

  // Started again, which makes tables of the log, opened, sent, and signed out.
  phone = await switchOn(profile, host.origin);
  await openPatiently(phone);
  await unlockPhone(phone);
  expect(await phone.page.evaluate(() => globalThis.phone.drafts())).toHaveLength(words / 2 / perResponse);
  await phone.page.evaluate((list) => globalThis.phone.keepInClear(list), Array.from({ length: 4_000 }, (_, n) => wordOf('rorar', n)));
  await phone.page.evaluate(() => globalThis.phone.sync());
  await phone.page.evaluate(() => globalThis.phone.signOut());
  await phone.close();
  scans.push(scan(profile, [...planted, ...clear]));
  await server.stop();
  host.close();

  const inClear = scans.map(({ found }) => found.filter((word) => planted.includes(word)));
  const inControl = scans.map(({ found }) => found.filter((word) => clear.includes(word)).length);
  handIn([{
    promise: 'P9', what: 'files of a phone scanned for words of answers and drafts, after finishing and after signing out', faults: planted.length,
    more: {
      'words found': inClear.flat().length, 'of 50 words kept in clear on purpose, found': Math.min(...inControl),
      'files scanned': scans.reduce((sum, each) => sum + each.files, 0), 'bytes scanned': scans.reduce((sum, each) => sum + each.bytes, 0), 'database blocks unpacked': scans.reduce((sum, each) => sum + each.blocks, 0),
    },
  }]);
  expect(inClear).toEqual([[], []]);
  expect(inControl).toEqual([50, 50]);
  expect(scans[1]?.blocks).toBeGreaterThan(0);
  removeFolder(profile);
});

test('of words typed into the app nothing is found in any file of the phone, neither of a finished interview nor of one put aside', async () => {
  test.setTimeout(120_000);
  const { server } = await startWithCampaign();
  const profile = newProfile();
  const typed = (kind: string, fields: number): string[][] => Array.from({ length: fields }, (_, at) => Array.from({ length: perField }, (_each, n) => wordOf(kind, at * perField + n)));
  const [finished, drafted] = [typed('xongt', 4), typed('nhapt', 3)];
  const planted = [...finished, ...drafted].flat();
  const browser = await openBrowser(profile);
  const page = browser.pages()[0] ?? await browser.newPage();
  await enrol(page, server.origin, { login: enumeratorLogin, password: enumeratorPassword });
  await beginInterview(page);
  await typeWriteIns(page, finished.slice(0, 3));
  await typeLastWords(page, finished[3] ?? []);
  await saveInterview(page);
  await typeWriteIns(page, drafted);
  await expect(page.getByText(interview.savedHere)).toBeVisible();
  await leaveInterview(page);
  const clear = Array.from({ length: perField }, (_, n) => wordOf('rorar', n));
  await page.evaluate((words) => { localStorage.setItem('in clear on purpose', words); }, clear.join(' '));
  await browser.close();
  const { found, files, bytes } = scan(profile, [...planted, ...clear]);
  const inClear = found.filter((word) => planted.includes(word));
  await server.stop();
  handIn([{ promise: 'P9', what: 'files of a phone scanned for words typed into the app itself', faults: planted.length, more: { 'words found': inClear.length, [`of ${perField} words kept in clear on purpose, found`]: found.length - inClear.length, 'files scanned': files, 'bytes scanned': bytes } }]);
  expect(inClear).toEqual([]);
  expect(found).toHaveLength(clear.length);
  removeFolder(profile);
});

/** At the three first questions that take words: the last option is chosen, and the words are typed. */
async function typeWriteIns(page: Page, fields: readonly (readonly string[])[]): Promise<void> {
  for (const _asked of ['sex', 'age']) await giveAnswer(page, 1);
  for (const words of fields) {
    await page.getByRole('radio').last().click();
    await typeInto(page, interview.writeIn, words);
  }
}

/** By the keyboard, letter by letter: every letter is a state that the app may keep. */
async function typeInto(page: Page, label: string | RegExp, words: readonly string[]): Promise<void> {
  const place = page.getByRole('textbox', { name: label });
  await place.focus();
  await page.keyboard.type(words.join(' '));
  await expect(place).toHaveValue(words.join(' '));
  const before = await whereInInterview(page);
  await page.getByRole('button', { name: interview.goOn, exact: true }).click();
  await expect.poll(() => whereInInterview(page), { intervals: [30] }).not.toBe(before);
}

/** The question for anything else that the person wants to say stands at the end. */
async function typeLastWords(page: Page, words: readonly string[]): Promise<void> {
  const place = page.getByPlaceholder(interview.yourWords);
  while (!(await place.isVisible())) {
    const before = await whereInInterview(page);
    await page.getByRole('button', { name: interview.nextGroup, exact: true }).click();
    await expect.poll(() => whereInInterview(page), { intervals: [30] }).not.toBe(before);
  }
  await typeInto(page, /./, words);
}
