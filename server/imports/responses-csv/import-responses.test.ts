import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { isUuid } from '#shared/kernel/id.ts';
import type { Issue } from '#shared/kernel/issue.ts';
import { Problem } from '#shared/kernel/problem.ts';
import type { Response } from '#shared/response/model.ts';
import { expectWorded } from '#shared/languages/worded.contract.ts';
import { openEnvelope, parseJson } from '#shared/sealing/envelope.ts';
import { cellKey, type TallyCell } from '#shared/tally/cell.ts';
import type { Receipt } from '#shared/wire/push.ts';
import { writeWhole } from '../../exports/export.contract.ts';
import { fixtureCampaign } from '../../exports/fixture-campaign.ts';
import { fixtureSource, talliesOf } from '../../exports/fixture-source.ts';
import { responsesCsv } from '../../exports/responses-csv/responses-csv.ts';
import type { Deposited } from '../../ingest/receive.ts';
import { importResponses, type DepositEnvelopes } from './import-responses.ts';

const campaign = fixtureCampaign();
const header = 'response_id,unit,unit_group,stratum,cluster,weight,1,2,3.1,3.2,sex,job,age,gopy';

test('our own export, imported into an empty campaign, gives equal tallies, answers and times', async () => {
  const source = fixtureSource(600);
  const door = newDoor();
  const reply = await run(await writeWhole(responsesCsv, source), door);
  expect(reply).toEqual({ stored: 600, alreadyThere: 0, held: 0, rejected: 0, issues: [] });
  expect(comparable(talliesOf(campaign, door.responses()))).toEqual(comparable(source.tallies()));
  const [first] = door.responses();
  const [before] = source.responses;
  expect(door.responses().map((each) => each.answers)).toEqual(source.responses.map((each) => each.answers));
  expect([first?.id, first?.finishedAt, first?.writeIns]).toEqual([before?.id, before?.finishedAt, before?.writeIns]);
  const origin = ({ channel, mode, answerFormat, enumerator, place, language }: Response) => ({ channel, mode, answerFormat, enumerator, place, language });
  expect(door.responses().map(origin)).toEqual(source.responses.map(origin));
  expect(new Set(door.responses().map((each) => each.device))).toEqual(new Set(['import']));
  expect(door.generated()).toBe(600);
});

test('a row that says nothing of its origin is a paper form', async () => {
  const door = newDoor();
  await run(csv([row('M-1')]), door);
  expect(door.responses()).toMatchObject([{ channel: 'paper', mode: 'paper', answerFormat: 'paper', device: 'import' }]);
  expect(door.responses()[0]).not.toHaveProperty('replaces');
});

test('what the door once took is not turned away when it is carried', async () => {
  const door = newDoor();
  const carried = (number: string, kind: string, hash: string): string =>
    `${row(number)},${kind},2026-11-20T10:00:00+07:00,2026-11-20T09:00:00+07:00,${hash}`;
  const given = `${header},respondent_kind,started_at,finished_at,envelope_hash\r\n${carried('M-1', 'business', 'a'.repeat(64))}\r\n${carried('M-2', 'person', '')}\r\n`;
  const reply = await run(text(given), door);
  expect(door.responses()).toMatchObject([{ respondentKind: 'business' }]);
  expect(reply.issues).toMatchObject([{ code: 'value.too_large' }]);
});

test('a correction in our own export stays a correction', async () => {
  const door = newDoor();
  const [old, corrected] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
  await run(text(`${header},replaces\r\n${row(corrected ?? '')},${old}\r\n`), door);
  expect(door.responses()).toMatchObject([{ id: corrected, replaces: old }]);
});

test('the same file again stores nothing twice, and a mended file adds only the mended row', async () => {
  const door = newDoor();
  const rows = [row('M-1'), row('M-2').replace('so-1', 'so-9')];
  expect(await run(csv(rows), door)).toMatchObject({ stored: 1, alreadyThere: 0, rejected: 1 });
  expect(await run(csv([row('M-2'), row('M-1')]), door)).toMatchObject({ stored: 1, alreadyThere: 1, rejected: 0 });
  expect(await run(csv([row('M-1'), row('M-2')]), door)).toMatchObject({ stored: 0, alreadyThere: 2 });
  expect(door.responses()).toHaveLength(2);
});

test('a number of a paper form becomes the same UUID in every run and another in another campaign', async () => {
  const door = newDoor();
  await run(csv([row('Phiếu 001')]), door);
  const [response] = door.responses();
  expect(isUuid(response?.id ?? '')).toBe(true);
  // Golden: printf 'sao-mai-thu\nPhiếu 001' | sha256sum, version digit 8, variant 10.
  expect(response?.id).toBe(goldenId('sao-mai-thu\nPhiếu 001'));
});

test.each([
  ['M-1,so-9,,,,,4,4,4,4,1,2,30,', 'reference.unknown', 'line 2, column 2'],
  ['M-1,so-1,huyen,,,,4,4,4,4,1,2,30,', 'value.not_allowed', 'line 2, column 3'],
  ['M-1,so-1,so,,,0,4,4,4,4,1,2,30,', 'csv.bad_weight', 'line 2, column 6'],
  ['M-1,so-1,so,,,"1,5",4,4,4,4,1,2,30,', 'csv.bad_weight', 'line 2, column 6'],
  ['M-1,so-1,so,,,,6,4,4,4,1,2,30,', 'answer.unknown_option', 'line 2, column 7'],
  ['M-1,so-1,so,,,,rất,4,4,4,1,2,30,', 'answer.wrong_type', 'line 2, column 7'],
  ['M-1,so-1,so,,,,4,4,4,4,1,2 2,30,', 'answer.duplicate_option', 'line 2, column 12'],
  ['M-1,so-1,so,,,,4,4,4,4,1,2,999,', 'answer.out_of_range', 'line 2, column 13'],
  [',so-1,so,,,,4,4,4,4,1,2,30,', 'value.missing', 'line 2, column 1'],
  ['M-1,so-1,so,,,,4,4', 'csv.malformed_row', 'line 2'],
])('the bad row %j is reported at its place and the good row is kept', async (bad, code, path) => {
  const door = newDoor();
  const reply = await run(csv([bad, row('M-2')]), door);
  expect(reply).toMatchObject({ stored: 1, rejected: 1 });
  expect(reply.issues).toContainEqual(expect.objectContaining({ code, path }));
  expectWorded(reply.issues as Issue[]);
  expect(door.responses()).toHaveLength(1);
});

test.each([
  ['started_at', '03/04/2026 10:00', 'value.bad_format'],
  ['finished_at', '2026-02-31T10:00:00+07:00', 'value.bad_format'],
  ['place', 'p9', 'reference.unknown'],
  ['place', 'p2', 'value.not_allowed'],
  ['respondent_kind', 'business', 'value.not_allowed'],
  ['duration_ms', '3,5', 'value.bad_format'],
  ['channel', 'phone', 'value.not_allowed'],
  ['mode', 'post', 'value.not_allowed'],
  ['answer_format', 'x', 'value.not_allowed'],
  ['replaces', 'M-0', 'value.bad_format'],
  ['language', 'tiếng Việt', 'value.bad_format'],
])('a wrong %s (%s) is reported with its column', async (column, value, code) => {
  const reply = await run(text(`${header},${column}\r\n${row('M-1')},"${value}"\r\n`), newDoor());
  expect(reply).toMatchObject({ stored: 0, rejected: 1, issues: [{ code, path: 'line 2, column 15', values: { column } }] });
  expectWorded(reply.issues as Issue[]);
});

test('lines are counted through cells of several lines and through the pieces of a large file', async () => {
  const long = `"${'dòng\r\n'.repeat(200)}"`;
  const rows = Array.from({ length: 300 }, (_, index) => `M-${index},so-1,so,,,,4,4,4,4,1,2,30,${long}`);
  const reply = await run(csv([...rows, row('M-x').replace('so-1', 'so-9')]), newDoor());
  expect(reply).toMatchObject({ stored: 300, rejected: 1, issues: [{ code: 'reference.unknown', path: `line ${2 + 300 * 201}, column 2` }] });
});

test('a repeated number in one file is reported and only its first row is stored', async () => {
  const reply = await run(csv([row('M-1'), row('M-1').replace(',30,', ',31,')]), newDoor());
  expect(reply).toMatchObject({ stored: 1, rejected: 1, issues: [{ code: 'csv.duplicate_id', path: 'line 3, column 1' }] });
});

test('a known number with other content is held and said so', async () => {
  const door = newDoor();
  await run(csv([row('M-1')]), door);
  const reply = await run(csv([row('M-1').replace(',30,', ',31,')]), door);
  expect(reply).toMatchObject({ stored: 0, held: 1, issues: [{ code: 'csv.same_id_other_content', path: 'line 2' }] });
});

test.each([
  ['UTF-16', Buffer.from(`\uFEFF${header}\r\n`, 'utf16le'), 'file.not_utf8', '--encoding utf-16le'],
  ['UTF-16 without a mark', Buffer.from(`${header}\r\n`, 'utf16le'), 'file.not_utf8', '--encoding utf-16le'],
  ['windows-1258', Buffer.from([0x61, 0xea, 0xf2, 0x2c, 0x62, 10]), 'file.not_utf8', '--encoding windows-1258'],
])('a file in %s is refused whole with the likely flag named', async (_name, bytes, code, flag) => {
  await expect(run(bytes, newDoor())).rejects.toMatchObject({ code: 'import.unreadable', issues: [{ code, values: { flag } }] });
});

test('a file with another separator, another header or nothing at all is refused whole', async () => {
  const door = newDoor();
  await expect(run(text(csv([row('M-1')]).toString().replaceAll(',', ';')), door)).rejects.toMatchObject({ issues: [{ code: 'file.separator_mismatch', values: { separator: ';' } }] });
  await expect(run(text('a,b\r\n1,2\r\n'), door)).rejects.toMatchObject({ issues: [{ code: 'file.header_mismatch' }] });
  await expect(run(Buffer.alloc(0), door)).rejects.toBeInstanceOf(Problem);
  expect(door.responses()).toHaveLength(0);
});

test('lines that end with a carriage return alone are lines', async () => {
  const reply = await run(text(`response_id,unit,1\rM-1,so-1,4\rM-2,so-1,9\r`), newDoor());
  expect(reply).toMatchObject({ stored: 1, rejected: 1 });
  expect(reply.issues).toContainEqual(expect.objectContaining({ code: 'answer.unknown_option', path: 'line 3, column 3' }));
});

test('a quote that is never closed is reported where it opened, and empty rows under a table are none', async () => {
  const open = await run(text('response_id,unit,1\r\nM-1,so-1,4\r\nM-2,so-1,"4\r\nM-3,so-1,4\r\n'), newDoor());
  expect(open).toMatchObject({ stored: 1, rejected: 1 });
  expect(open.issues).toContainEqual({ code: 'csv.malformed_row', path: 'line 3' });
  expect(await run(text('response_id,unit,1\r\nM-1,so-1,4\r\n,,\r\n,,\r\n'), newDoor())).toMatchObject({ stored: 1, rejected: 0 });
});

test('the flags read what they were named for', async () => {
  const door = newDoor();
  const file = Buffer.from(`\uFEFF${csv([row('M-1')]).toString().replaceAll(',', ';')}`, 'utf16le');
  expect(await run(file, door, { encoding: 'utf-16le', separator: ';' })).toMatchObject({ stored: 1, rejected: 0 });
});

test('a missing question column and a column that means nothing are remarked on', async () => {
  const reply = await run(text('response_id,unit,1,tuoi\r\nM-1,so-1,4,30\r\n'), newDoor());
  expect(reply).toMatchObject({ stored: 1, rejected: 0 });
  expect(reply.issues).toContainEqual({ code: 'value.unknown_key', path: 'line 1, column 4', values: { column: 'tuoi' } });
  expect(reply.issues).toContainEqual({ code: 'csv.column_missing', path: 'line 1', values: { column: '2' } });
});

function row(id: string): string {
  return `${id},so-1,so,,,,4,5,3,2,1,1 3,30,`;
}

function csv(rows: readonly string[]): Buffer {
  return text([header, ...rows, ''].join('\r\n'));
}

function text(content: string): Buffer {
  return Buffer.from(content, 'utf8');
}

function run(bytes: Uint8Array, door: { deposit: DepositEnvelopes }, flags: { encoding?: string; separator?: string } = {}): ReturnType<typeof importResponses> {
  return importResponses(bytes, { campaign, questionnaireHash: 'a'.repeat(64), ...flags }, door.deposit);
}

/** Stands for ingest: keeps once by id, the same receipt for the same bytes, other bytes held. */
function newDoor(): { deposit: DepositEnvelopes; responses(): Response[]; generated(): number } {
  const kept = new Map<string, { receipt: Receipt; response: Response }>();
  let generated = 0;
  const one = (bytes: Uint8Array): Deposited => {
    const response = parseJson(openEnvelope(bytes)?.payload ?? new Uint8Array()) as Response;
    const envelopeHash = createHash('sha256').update(bytes).digest('hex');
    const before = kept.get(response.id)?.receipt;
    if (before?.envelopeHash === envelopeHash) return { receipt: before, signed: null, wasThere: true };
    const receipt: Receipt = { status: 'stored', responseId: response.id, envelopeHash, storedAtMs: 1, position: kept.size + 1, reasons: [] };
    if (before !== undefined) return { receipt: { ...receipt, status: 'held', reasons: ['same_id_other_content'] }, signed: null, wasThere: false };
    kept.set(response.id, { receipt, response });
    return { receipt, signed: null, wasThere: false };
  };
  return {
    deposit: (envelopes, { isGenerated }) => {
      if (isGenerated) generated += envelopes.length;
      return Promise.resolve(envelopes.map(one));
    },
    responses: () => [...kept.values()].map((each) => each.response),
    generated: () => generated,
  };
}

function comparable(cells: readonly TallyCell[]): unknown {
  return cells.map((each) => [cellKey(each.position), [...each.vector]]).sort();
}

function goldenId(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20, 32)].join('-');
}
