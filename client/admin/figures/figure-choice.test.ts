import { expect, test } from 'vitest';
import { figureChoice, figureName } from './figure-choice.ts';

test('an address without anything means the overall index of the whole', () => {
  expect(figureChoice({ unit: '', of: undefined, figure: undefined })).toEqual({ scope: { kind: 'overall' }, figure: { kind: 'overall' } });
});

test('a name leads back to its figure, whatever its id holds', () => {
  for (const figure of [{ kind: 'criterion', id: '9.1:a' }, { kind: 'group', id: 'tiep-can' }, { kind: 'overall' }] as const) {
    expect(figureChoice({ unit: 'so-noi-vu', of: 'so', figure: figureName(figure) })).toEqual({ scope: { kind: 'unit', id: 'so-noi-vu' }, figure });
  }
});
