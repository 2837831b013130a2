import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inRepository } from '../../server/setup/places.mjs';
import { parts } from './parts.mjs';

it('every suite of faults that hands figures in is run by one part of the proof', () => {
  const folder = inRepository('e2e', 'faults');
  const suites = readdirSync(folder).filter((name) => /\.(spec|test)\.ts$/.test(name) && readFileSync(join(folder, name), 'utf8').includes('handIn('));
  expect(suites.length).toBeGreaterThan(8);
  const runs = parts.flatMap(({ name, run }) => run.map(({ args }) => ({ name, filters: args.filter((each) => each.includes('faults/')) })));
  const found = suites.map((suite) => `${suite}: ${runs.filter(({ filters }) => filters.some((each) => new RegExp(each).test(`e2e/faults/${suite}`))).map(({ name }) => name).join(' and ')}`);
  expect(found.filter((each) => !/: [a-z]+$/.test(each))).toEqual([]);
});
