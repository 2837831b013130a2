import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { issueCodes } from '../kernel/issue.ts';
import { problemStatus } from '../kernel/problem.ts';
import { heldReasons } from '../wire/push.ts';
import { languages } from './registry.ts';

const folder = new URL('.', import.meta.url);
const reference = 'vi';

function filesOf(language: string): string[] {
  return readdirSync(new URL(`${language}/`, folder)).filter((each) => each.endsWith('.ts')).sort();
}

type Catalogue = Readonly<Record<string, unknown>>;

/** Every text of a file by its path, e.g. `problems.campaign.closed`. */
async function textsOf(language: string, file: string): Promise<Map<string, string>> {
  const module = await import(`./${language}/${file.replace(/\.ts$/, '')}.ts`) as Catalogue;
  return new Map(flat(module, ''));
}

function flat(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, each]) => flat(each, path === '' ? key : `${path}/${key}`));
}

/** A line of a list, which may be empty: the layout of a terminal. */
function isLine(key: string): boolean {
  return /\/\d+$/.test(key);
}

function placeholders(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/g))].sort();
}

const others = languages.filter((each) => each !== reference);

test('there is a folder for every registered language and no other', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((each) => each.isDirectory()).map((each) => each.name);
  expect(folders.sort()).toEqual([...languages].sort());
  expect(filesOf(reference)).toContain('problems.ts');
});

describe.each(others)('%s', (language) => {
  test('has the same files as the reference', () => {
    expect(filesOf(language)).toEqual(filesOf(reference));
  });

  describe.each(filesOf(reference))('%s', (file) => {
    test('has the same keys, and every text says something', async () => {
      const [own, vietnamese] = [await textsOf(language, file), await textsOf(reference, file)];
      expect([...own.keys()].sort()).toEqual([...vietnamese.keys()].sort());
      expect(own.size).toBeGreaterThan(0);
      expect([...own].filter(([key, text]) => !isLine(key) && text.trim() === '')).toEqual([]);
    });

    test('names the same values in every text', async () => {
      const [own, vietnamese] = [await textsOf(language, file), await textsOf(reference, file)];
      const named = (texts: Map<string, string>): unknown => Object.fromEntries([...texts].map(([key, text]) => [key, placeholders(text)]));
      expect(named(own)).toEqual(named(vietnamese));
    });
  });
});

describe.each(languages)('%s', (language) => {
  test.each(filesOf(language))('%s is written in NFC without blanks at the ends of lines', async (file) => {
    for (const [key, text] of await textsOf(language, file)) {
      expect(text.normalize('NFC'), key).toBe(text);
      expect(text, key).not.toMatch(/[ \t]$/m);
    }
  });

  test('words every problem, issue and reason for holding', async () => {
    const keys = async (file: string): Promise<string[]> => [...(await textsOf(language, file)).keys()].map((each) => each.split('/')[1] ?? '').sort();
    expect(await keys('problems.ts')).toEqual(Object.keys(problemStatus).sort());
    expect(await keys('issues.ts')).toEqual([...issueCodes].sort());
    expect(await keys('held-reasons.ts')).toEqual([...heldReasons].sort());
  });

  test('every problem ends with a next step: two sentences at least', async () => {
    for (const [key, text] of await textsOf(language, 'problems.ts')) {
      expect(text.match(/[.;]( |$)/g)?.length, key).toBeGreaterThanOrEqual(2);
    }
  });
});
