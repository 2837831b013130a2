import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { required } from '#shared/kernel/assert.ts';
import type { Issue } from '#shared/kernel/issue.ts';
import { compositesOf } from '#shared/index-methods/composites.ts';
import { builtInQuestionnaire } from '#shared/questionnaire/built-in/registry.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import { encodeAnswers } from '#shared/tally/answer-codes.ts';
import { layoutOf } from '#shared/tally/layout.ts';
import { decodeText } from './decode-text.ts';
import { readResponseRows } from './read-rows.ts';
import { streamResponses } from './stream-responses.ts';

const questionnaire = required(builtInQuestionnaire('sipas-national-2024plus'), 'The national form is built in.');
const layout = layoutOf(questionnaire, compositesOf(questionnaire), [4, 5]);
const mayMeanNothing = new Set(answerableQuestions(questionnaire).filter((each) => each.role !== 'criterion').map((each) => each.id));

interface Read {
  readonly refused: readonly Issue[];
  readonly taken: readonly (readonly [unknown, string])[];
  readonly issues: readonly Issue[];
  readonly notes: readonly Issue[];
  readonly missing: readonly string[];
  readonly units: readonly (readonly [string, string])[];
}
const refusedRead = (refused: readonly Issue[]): Read => ({ refused, taken: [], issues: [], notes: [], missing: [], units: [] });

/** By the full reader, the whole file at once, as the command did before it streamed. */
function atOnce(bytes: Uint8Array, separator: string, encoding: string): Read {
  const decoded = decodeText(bytes, encoding);
  if ('issues' in decoded) return refusedRead(decoded.issues);
  const read = readResponseRows(decoded.text, questionnaire, { separator, mayMeanNothing });
  if (read.isRefused) return refusedRead(read.issues);
  const units = new Map<string, string>();
  const misplaced: Issue[] = [];
  for (const { position: { unit }, unitGroup, line } of read.rows) {
    const first = units.get(unit) ?? unitGroup;
    units.set(unit, first);
    if (first !== unitGroup) misplaced.push({ code: 'value.not_allowed', path: `line ${line}`, values: { column: 'unit_group', value: unitGroup, allowed: first } });
  }
  return {
    refused: [], issues: [...read.issues, ...misplaced], notes: read.notes, missing: read.missingColumns, units: [...units],
    taken: read.rows.map((row) => [row.position, encodeAnswers(layout, row.answers, new Set()).join()]),
  };
}

function streamed(bytes: Uint8Array, pieceLength: number, { separator, encoding }: { separator: string; encoding: string }): Read {
  const taken: [unknown, string][] = [];
  const file = function* () { for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength); };
  const read = streamResponses(file, { questionnaire, layout, separator, encoding, mayMeanNothing }, (position, codes) => { taken.push([position, codes.join()]); });
  if ('refused' in read) return refusedRead(read.refused);
  const { findings } = read;
  expect(findings.noteCount).toBe(findings.notes.length);
  return { refused: [], taken, issues: findings.issues(), notes: findings.notes, missing: findings.missingColumns, units: [...findings.units] };
}

const both = (text: string, pieceLength = 1 << 16, { separator = ',', encoding = 'utf-8' } = {}): Read => {
  const bytes = new TextEncoder().encode(text);
  const read = streamed(bytes, pieceLength, { separator, encoding });
  expect(read).toEqual(atOnce(bytes, separator, encoding));
  return read;
};

const header = 'response_id,unit,unit_group,stratum,cluster,weight,9.1,nghề,2,9.39,11,A1';

describe('a stream of responses', () => {
  it('gives clean rows, quoted ones and those of people the codes that the full reader gives', () => {
    const { taken, issues } = both([
      header, 'r1,a,g,s,c,1.5,4,nông dân,1 3,5,tốt,1', '"r2","a","g","s","c","1.50","1","","3 1","","a, b",2', 'r3,Sở Nội vụ,g,,,,,,,,,',
      "r4,'=x,g,,,1e-1,4,,,,'=1+1,", '', ' r5 ,a,g,s,c,1.5, 4 ,,,,,', ',,,,,,,,,,,',
    ].join('\n'));
    expect(issues).toEqual([]);
    expect(taken).toHaveLength(5);
    expect(taken[0]?.[0]).toBe(taken[1]?.[0]);
  });

  it('reports every kind of bad row with the line and column of the full reader', () => {
    const { issues, notes } = both([
      header, 'r1,a,g,s,c,1,9,,,,,', 'r2,a,g,s,c,0,4,,,,,', 'r3,,g,s,c,1,4,,,,,', 'r4,a,g', 'r5,a,g,s,c,1,x,,9 9,,,nam',
      'r6,a,g,s,c,1,5,,,,,', 'r6,a,g,s,c,1,5,,,,,', 'r7,a,g,s,"c\nd",1,5,,,,,', ',a,g,s,c,1,5,,,,,', 'r8,a,h,s,c,1,0004,,,,,', 'r9,a,h,s,c,1,4,,,,,',
    ].join('\n'));
    expect(issues.length).toBeGreaterThan(6);
    expect(notes).toHaveLength(2);
  });

  it('finds an id that was used a hundred thousand rows before', () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => `${index},a`);
    const read = streamed(new TextEncoder().encode(['response_id,unit', ...rows, '7,a'].join('\n')), 4096, { separator: ',', encoding: 'utf-8' });
    expect(read.taken).toHaveLength(100_000);
    expect(read.issues).toEqual([{ code: 'csv.duplicate_id', path: 'line 100002, column 1', values: { column: 'response_id', id: '7' } }]);
  });

  it('names the line where a quote was left open', () => {
    expect(both('response_id,unit,9.1\nr1,a,4\nr2,"a,4\nr3,a,5').issues).toMatchObject([{ code: 'csv.malformed_row', path: 'line 3' }]);
  });

  it('reads lines that end as on a Mac or a PC, a byte order mark, and another separator', () => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      for (const end of ['', lineEnd]) expect(both(`\uFEFFresponse_id,unit,9.1${lineEnd}r1,a,4${lineEnd}r2,b,${end}`, 3).taken).toHaveLength(2);
    }
    expect(both('response_id;unit;9.1\nr1;a;4\n', 5, { separator: ';' }).taken).toHaveLength(1);
    expect(both('response_id\tunit\t9.1\nr1\ta\t4\n', 5, { separator: '\t' }).taken).toHaveLength(1);
  });

  it('refuses what is no file of responses as the full reader does', () => {
    for (const text of ['', '\n\n', 'a,b\n1,2', 'response_id;unit\nr;u', 'response_id,unit,unit\nr,a,a', 'response_id,un"it\nr,a']) both(text, 4);
    expect(streamed(Uint8Array.of(), 4, { separator: ',', encoding: 'utf-8' }).refused).toMatchObject([{ code: 'file.empty' }]);
  });

  it.each(['windows-1258', 'windows-1252', 'utf-16le', 'latin-9000', 'utf-8'])('reads bytes as %s and says so where they are not', (encoding) => {
    const ascii = new TextEncoder().encode('response_id,unit,9.1\nr1,a,4\nr2,S');
    for (const tail of [[0xea, 0x6e, 0x2c, 0x34], [0x61, 0x2c, 0x34], [0xc3, 0xaa, 0x2c, 0x34, 0x0a]]) {
      const bytes = Uint8Array.of(...ascii, ...tail);
      expect(streamed(bytes, 7, { separator: ',', encoding })).toEqual(atOnce(bytes, ',', encoding));
    }
    const wide = new Uint8Array(Uint16Array.from('\uFEFFresponse_id,unit,9.1\nr1,Sở,4', (sign) => sign.charCodeAt(0)).buffer);
    expect(streamed(wide, 7, { separator: ',', encoding })).toEqual(atOnce(wide, ',', encoding));
  });

  it('reads whatever rows there are as the full reader reads them', () => {
    const clean = fc.constantFrom('', '1', '2', '3', '4', '5');
    const odd = fc.constantFrom(' 4', '6', '04', '0004', '"4"', 'x', '4.0', "'4", '4,5', '1 2', '2 1', '1 1', '"a,b"', '"a\nb"', 'ê', 'e\u0302', '\u00a0', '-', '""', '""""', '"a""b"');
    const answer = fc.oneof({ weight: 12, arbitrary: clean }, { weight: 1, arbitrary: odd });
    const position = fc.oneof({ weight: 8, arbitrary: fc.constantFrom('a', 'b', 's1', '') }, { weight: 1, arbitrary: odd });
    const weight = fc.oneof({ weight: 8, arbitrary: fc.constantFrom('', '1', '1.0', '2.5', '1e2') }, { weight: 1, arbitrary: fc.constantFrom('0', '-1', '1,5', '"1"', 'x', '1e400') });
    const id = fc.oneof({ weight: 20, arbitrary: fc.integer({ min: 0, max: 60 }).map((each) => `r${each}`) }, { weight: 1, arbitrary: odd });
    const row = fc.oneof(
      { weight: 20, arbitrary: fc.tuple(id, position, position, position, position, weight, answer, answer, answer, answer, answer, answer).map((cells) => cells.join(',')) },
      { weight: 1, arbitrary: fc.constantFrom('', ',,,', ',,,,,,,,,,,', 'r1', '\u00a0,,,,,,,,,,,') },
    );
    fc.assert(fc.property(fc.array(row, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), fc.integer({ min: 7, max: 400 }), fc.boolean(), (rows, lineEnd, pieceLength, isEnded) => {
      const text = [header, ...rows].join(lineEnd) + (isEnded ? lineEnd : '');
      both(text, pieceLength);
    }), { numRuns: 400, seed: 20261122 });
  });

  it('refuses a file with a wrong quotation mark anywhere, whatever stands around it', () => {
    const cell = fc.constantFrom('', '4', '"4"', '"', '"4" ', '4"', 'a"b', '""');
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 90 }), (rows, pieceLength) => {
      const text = ['response_id,unit,9.1,9.2,A1', ...rows.map((cells, index) => `r${index},a,${cells.join(',')}`)].join('\n');
      const bytes = new TextEncoder().encode(text);
      const asked = { separator: ',', encoding: 'utf-8' };
      // After a wrong quotation mark the full reader may lose rows below, so that only the refusal is the same.
      expect(streamed(bytes, pieceLength, asked).issues.length > 0).toBe(atOnce(bytes, ',', 'utf-8').issues.length > 0);
    }), { numRuns: 300, seed: 7 });
  });
});
