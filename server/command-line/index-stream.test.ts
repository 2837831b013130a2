/** The figures of the invented province, counted as a stream and row by row. */
import { expect, it } from 'vitest';
import { campaignLayout } from '#shared/campaign/campaign-layout.ts';
import { provincialCampaign } from '#shared/fixtures/sao-mai/campaigns.ts';
import { generateResponses } from '#shared/fixtures/sao-mai/generate-responses.ts';
import { meaningOf } from '#shared/question-types/registry.ts';
import { shapesOf } from '#shared/questionnaire/shapes.ts';
import { encodeAnswers } from '#shared/tally/answer-codes.ts';
import { cellKey } from '#shared/tally/cell.ts';
import { foldResponse } from '#shared/tally/fold.ts';
import { csvLine } from '../csv/cells.ts';
import { readResponseRows } from '../imports/responses-csv/read-rows.ts';
import { countResponses, responsesFile } from './index-count.ts';

it('gives the integers that the full reader and the fold give, whatever the pieces of the file', () => {
  const { campaign } = provincialCampaign();
  const { questionnaire } = campaign;
  const layout = campaignLayout(campaign);
  const shapes = [...shapesOf(questionnaire).values()];
  const lines = [csvLine(['response_id', 'unit', 'unit_group', 'stratum', 'cluster', 'weight', ...shapes.map((each) => each.id)])];
  for (const { id, position, answers } of generateResponses(campaign, { seed: 'stream', questionnaireHash: '', count: 800, startMs: Date.UTC(2026, 10, 2), endMs: Date.UTC(2026, 10, 20) })) {
    const cells = shapes.map(({ id: question, type }) => (answers[question] === undefined ? '' : meaningOf(type).toCell(answers[question])));
    lines.push(csvLine([id, position.unit, campaign.units.find((unit) => unit.id === position.unit)?.unitGroup ?? '', position.stratum, position.cluster, String(position.weight), ...cells]));
  }
  const text = lines.join('');
  expect(lines.length).toBeGreaterThan(500);
  const expected = new Map<string, Float64Array>();
  for (const { position, answers } of readResponseRows(text, questionnaire, { separator: ',' }).rows) {
    const vector = expected.get(cellKey(position)) ?? new Float64Array(layout.length);
    expected.set(cellKey(position), vector);
    foldResponse(layout, encodeAnswers(layout, answers, new Set()), { vector, times: 1 });
  }
  const bytes = new TextEncoder().encode(text);
  for (const pieceLength of [1 << 10, 1 << 18]) {
    const pieces = function* () { for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength); };
    const counted = countResponses(responsesFile(pieces, questionnaire, { layout, separator: ',', encoding: 'utf-8' }));
    if ('refused' in counted) throw new Error(JSON.stringify(counted.refused));
    expect(counted.findings.issues()).toEqual([]);
    expect(new Map(counted.cells.map((each) => [cellKey(each.position), each.vector]))).toEqual(expected);
  }
});
