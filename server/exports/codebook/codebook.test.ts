import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { builtInQuestionnaires } from '#shared/questionnaire/built-in/registry.ts';
import { answerableQuestions, optionsOf } from '#shared/questionnaire/questions.ts';
import { writeWhole } from '../export.contract.ts';
import { fixtureCampaign } from '../fixture-campaign.ts';
import { fixtureSource } from '../fixture-source.ts';
import { codebook } from './codebook.ts';

test.each(builtInQuestionnaires.map((each) => [each.id, each] as const))('the codebook of %s has every question word for word with every option', async (_id, questionnaire) => {
  const source = fixtureSource(0, false, { ...fixtureCampaign(), questionnaire });
  const rows = (parse(await writeWhole(codebook, source), { bom: true, columns: true }) as Record<string, string>[]).filter((row) => row['Mã câu'] !== '');
  const expected = answerableQuestions(questionnaire).flatMap((question) => {
    const options = optionsOf(questionnaire, question);
    const start = [question.id, question.text.vi];
    return options.length === 0 ? [[...start, '', '']] : options.map((each) => [...start, String(each.value), each.label.vi]);
  });
  expect(rows.map((row) => [row['Mã câu'], row['Nguyên văn'], row['Giá trị'], row['Nhãn phương án (tiếng Việt)']])).toEqual(expected);
});

test('the codebook says how sure the wording is', async () => {
  const rows = (parse(await writeWhole(codebook, fixtureSource(0)), { bom: true, columns: true }) as Record<string, string>[]).filter((row) => row['Mã câu'] !== '');
  expect(new Set(rows.map((row) => row['Nguồn câu chữ']))).toEqual(new Set(['mẫu tạm, cần thay bằng nguyên văn đã ban hành']));
});

test('the codebook says which values the method counts, and under which version', async () => {
  const campaign = fixtureCampaign();
  const rows = parse(await writeWhole(codebook, fixtureSource(0, false, campaign)), { bom: true, columns: true }) as Record<string, string>[];
  const counted = rows.filter((row) => row['Mã câu'] === '').map((row) => [row['Nguyên văn'], row['Giá trị']]);
  const { id, version, parameters } = campaign.method;
  const named = (name: string): string => `Tham số ${name} (cách tính ${id}, bản ${version})`;
  expect(counted).toEqual([
    [named('Mức được coi là hài lòng'), '4, 5'], [named('Mức được coi là mong đợi'), parameters.wantedLevels.join(', ')],
    [named('Mẫu tối thiểu để xếp hạng'), String(parameters.minimumSample)],
  ]);
});
