import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inRepository } from '../../server/setup/places.mjs';
import { parts } from './parts.mjs';

const filesOf = (folder: string): string[] => readdirSync(inRepository(folder), { recursive: true, encoding: 'utf8' })
  .map((name) => join(folder, name).replaceAll('\\', '/')).filter((name) => /\.(spec|test)\.tsx?$/.test(name));
const textOf = (name: string): string => readFileSync(inRepository(name), 'utf8');
/** By the file of figures, or beside the code by what the test leaves. */
const isHandingIn = (name: string): boolean => (name.startsWith('e2e/') ? /\bhandIn\(/ : /task\.meta\.proof = /).test(textOf(name));
const here = 'e2e/proof/parts.test.ts';
const tests = ['client', 'server', 'shared', 'e2e'].flatMap(filesOf).filter((name) => name !== here);

/** As Playwright takes its filters, by a pattern, and Vitest its own, by a piece of the path. */
const partsOf = (name: string): string[] => parts.flatMap(({ name: part, run }) => run.flatMap(({ args: [program = '', ...args] }) => {
  const filters = args.filter((each) => !each.startsWith('-') && each.includes('/') && !each.endsWith('playwright.config.ts'));
  const isTaken = program.startsWith('@playwright') ? /\.spec\.ts$/.test(name) && filters.some((each) => new RegExp(each).test(name)) : /\.test\.tsx?$/.test(name) && filters.some((each) => name.includes(each));
  return isTaken ? [part] : [];
}));
const inOnePart = (names: readonly string[]): string[] => names.map((name) => `${name}: ${partsOf(name).join(' and ')}`).filter((each) => !/: [a-z-]+$/.test(each));

it('every test that hands figures in is run by one part of the proof', () => {
  const suites = tests.filter((name) => isHandingIn(name));
  expect(suites.length).toBeGreaterThan(20);
  expect(inOnePart(suites)).toEqual([]);
});

it('every test that is longer in the full run is run by one part of the proof, and hands figures in', () => {
  const longer = tests.filter((name) => /process\.env\['PROVE'\]|import \{[^}]*\bisFull\b[^}]*\} from/.test(textOf(name)));
  expect(longer.length).toBeGreaterThan(15);
  expect(inOnePart(longer)).toEqual([]);
  expect(longer.filter((name) => !isHandingIn(name))).toEqual([]);
});

it('every file that a part names is there', () => {
  const named = parts.flatMap(({ run }) => run.flatMap(({ args }) => args.filter((each) => each.endsWith('.test'))));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((each) => !tests.includes(`${each}.ts`))).toEqual([]);
});
