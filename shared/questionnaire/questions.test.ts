import { expect, test } from 'vitest';
import { onestopPerDossier } from './built-in/onestop-per-dossier/questionnaire.ts';
import { sipasNational2024plus as national } from './built-in/sipas-national-2024plus/questionnaire.ts';
import { answerableQuestions, gridOfRow, optionsOf, shapeOf } from './questions.ts';
import { shapesOf } from './shapes.ts';

test('rows stand in place of their grid, in the order of the questionnaire', () => {
  const ids = answerableQuestions(national).map((each) => each.id);
  expect(ids.slice(4, 8)).toEqual(['A5', '1.1', '1.2', '1.3']);
  expect(ids).not.toContain('9');
  expect(ids.indexOf('9.39') + 1).toBe(ids.indexOf('10.1'));
});

test('a row leads to its grid, a question that stands alone to none', () => {
  const grids = gridOfRow(national);
  expect(grids.get('9.30')?.id).toBe('9');
  expect(grids.has('A1')).toBe(false);
  expect(gridOfRow(onestopPerDossier).size).toBe(0);
});

test('a rating has the levels of its scale, a choice its own options, a text none', () => {
  const [question] = answerableQuestions(national).filter((each) => each.id === '10.1');
  expect(question && optionsOf(national, question).map((each) => each.value)).toEqual([1, 2, 3, 4]);
  expect(shapesOf(national).get('2')?.options).toHaveLength(7);
  expect(shapesOf(national).get('11')).toEqual({ id: '11', type: 'text', options: [], maxLength: 2000 });
});

test('the limits of a number are part of its shape only where they are given', () => {
  const base = { id: 'n', type: 'number', role: 'open', text: { vi: 'n' }, shortLabel: { vi: 'n' }, provenance: 'template' } as const;
  expect(shapeOf(national, { ...base, minimum: 0 })).toEqual({ id: 'n', type: 'number', options: [], minimum: 0 });
  expect(shapeOf(national, base)).toEqual({ id: 'n', type: 'number', options: [] });
});
