import { expect, test } from 'vitest';
import { wardDepartments2026 } from '../questionnaire/built-in/ward-departments-2026/questionnaire.ts';
import { questionnaireHash } from './questionnaire-hash.ts';

test('the order in which keys were written does not change the hash', async () => {
  const { questions, ...rest } = wardDepartments2026;
  expect(await questionnaireHash({ questions, ...rest })).toBe(await questionnaireHash(wardDepartments2026));
});

test('a text in another Unicode form has the same hash', async () => {
  const title = { vi: wardDepartments2026.title.vi.normalize('NFD') };
  const { en: _, ...vietnamese } = wardDepartments2026.title;
  expect(title.vi).not.toBe(vietnamese.vi);
  const composed = await questionnaireHash({ ...wardDepartments2026, title: vietnamese });
  expect(await questionnaireHash({ ...wardDepartments2026, title })).toBe(composed);
});

test('one changed character changes the hash', async () => {
  const changed = { ...wardDepartments2026, title: { vi: `${wardDepartments2026.title.vi}.` } };
  expect(await questionnaireHash(changed)).not.toBe(await questionnaireHash(wardDepartments2026));
});
