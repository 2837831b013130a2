import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import { writeWhole } from '../export.contract.ts';
import { fixtureCampaign } from '../fixture-campaign.ts';
import { fixtureSource } from '../fixture-source.ts';
import { responsesCsv } from './responses-csv.ts';

test('the file is UTF-8 with a byte order mark, its lines end as RFC 4180 says, and positions come before questions before the rest', async () => {
  const file = await writeWhole(responsesCsv, fixtureSource(3));
  expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const header = file.toString('utf8').slice(1).split('\r\n')[0]?.split(',') ?? [];
  expect(header.slice(0, 6)).toEqual(['response_id', 'unit', 'unit_group', 'stratum', 'cluster', 'weight']);
  expect(header.slice(6, 14)).toEqual(answerableQuestions(fixtureCampaign().questionnaire).map((each) => each.id));
  expect(header[14]).toBe('place');
});

test('no cell of the file begins like a formula, save plain negative numbers', async () => {
  const rows = parse(await writeWhole(responsesCsv, fixtureSource(400)), { bom: true }) as string[][];
  const cells = rows.flat();
  expect(cells.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^-\d+(\.\d+)?$/.test(cell))).toEqual([]);
  expect(cells).toContain("'=1+1");
  expect(cells.some((cell) => /^-\d+$/.test(cell))).toBe(true);
});

test('every row says where it came from: channel, device, times with offset, hash of its envelope, generated or not', async () => {
  const source = fixtureSource(2);
  const [first] = parse(await writeWhole(responsesCsv, source), { bom: true, columns: true }) as Record<string, string>[];
  expect(first).toMatchObject({
    channel: 'field', respondent_kind: 'person', mode: 'face_to_face', answer_format: 'dock', questionnaire_id: 'thu', questionnaire_version: '1',
    finished_at: '2026-11-03T08:00:00.000+07:00', duration_ms: '290000', is_generated: '1',
    envelope_hash: source.responsesAfter({ after: 0, limit: 1 })[0]?.envelopeHash,
  });
});

test('a question that bears the name of a metadatum keeps it, and the metadatum is told apart', async () => {
  const campaign = fixtureCampaign();
  const questions = campaign.questionnaire.questions.map((each) => (each.id === 'gopy' ? { ...each, id: 'language' } : each));
  const source = fixtureSource(1, true, { ...campaign, questionnaire: { ...campaign.questionnaire, questions } });
  const [header = []] = parse(await writeWhole(responsesCsv, source), { bom: true, to: 1 }) as string[][];
  expect(header.filter((name) => name.endsWith('language'))).toEqual(['language', 'meta_language']);
});
