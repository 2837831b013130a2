import { beforeEach, expect, test } from 'vitest';
import { recallTable, rememberTable } from './table-memory.ts';

beforeEach(() => { sessionStorage.clear(); });

test('order and columns are kept together, whichever was chosen last', () => {
  rememberTable('units', { order: { column: 'n', isDescending: true } });
  rememberTable('units', { hidden: ['group'] });
  expect(recallTable('units')).toEqual({ order: { column: 'n', isDescending: true }, hidden: ['group'] });
});

test('another table, a table without a name and a foreign text know nothing', () => {
  rememberTable('units', { hidden: ['group'] });
  rememberTable(undefined, { hidden: ['group'] });
  sessionStorage.setItem('table:places', '{"hidden":7}');
  sessionStorage.setItem('table:devices', '{{');
  for (const each of ['ranking', undefined, 'places', 'devices']) expect(recallTable(each)).toEqual({});
});
