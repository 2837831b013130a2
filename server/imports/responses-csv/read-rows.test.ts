import { describe, expect, it } from 'vitest';
import { builtInQuestionnaire } from '#shared/questionnaire/built-in/registry.ts';
import { required } from '#shared/kernel/assert.ts';
import { decodeText } from './decode-text.ts';
import { readResponseRows } from './read-rows.ts';

const questionnaire = required(builtInQuestionnaire('sipas-national-2024plus'), 'The national form is built in.');
const read = (text: string, separator = ',') => readResponseRows(text, questionnaire, { separator });

describe('rows of a responses CSV', () => {
  it('give position, answers and the other columns', () => {
    const { rows, issues } = read('response_id,unit,unit_group,stratum,cluster,weight,9.1,2,11,income\nr1,xa-a,xa,s1,c1,1.5,4,3 1,"đường, cầu",5\n');
    expect(issues).toEqual([]);
    expect(rows).toEqual([{
      line: 2, responseId: 'r1', unitGroup: 'xa', hasWeight: true,
      position: { unit: 'xa-a', stratum: 's1', cluster: 'c1', weight: 1.5 },
      answers: { '9.1': 4, 2: [1, 3], 11: 'đường, cầu' }, extra: { income: '5' },
    }]);
  });

  it('leave an empty cell unanswered and an absent column unanswered and named', () => {
    const { rows, missingColumns } = read('response_id,unit,9.1,9.2\nr1,a,,5\n');
    expect(rows[0]?.answers).toEqual({ '9.2': 5 });
    expect(rows[0]?.position).toEqual({ unit: 'a', stratum: '', cluster: '', weight: 1 });
    expect(missingColumns).toContain('9.39');
    expect(missingColumns).toContain('weight');
    expect(missingColumns).not.toContain('9.1');
  });

  it('that are bad are each reported by line, column and reason, and the good ones kept', () => {
    const { rows, issues, rowCount } = read([
      'response_id,unit,weight,9.1', 'r1,a,1,9', 'r2,a,0,4', 'r3,,1,4', 'r4,a,1', 'r5,a,1,x', 'r6,a,1,5', 'r6,a,1,5', 'r7,a,-1,5',
    ].join('\n'));
    expect(rows.map((row) => row.responseId)).toEqual(['r6']);
    expect(rowCount).toBe(8);
    expect(issues.map((each) => `${each.path}: ${each.code}`)).toEqual([
      'line 2, column 4: answer.unknown_option', 'line 3, column 3: csv.bad_weight', 'line 4, column 2: value.missing',
      'line 5: csv.malformed_row', 'line 6, column 4: answer.wrong_type', 'line 8, column 1: csv.duplicate_id',
      'line 9, column 3: csv.bad_weight',
    ]);
  });

  it('count lines inside quoted cells and skip empty lines', () => {
    const { issues } = read('response_id,unit,11,9.1\r\nr1,a,"một\r\nhai",4\r\n\r\nr2,a,"ba\r\nbốn",8\r\n');
    expect(issues.map((each) => each.path)).toEqual(['line 5, column 4']);
  });

  it('with broken quotes do not spoil their neighbours', () => {
    const { rows, issues } = read('response_id,unit,9.1\nr1,a"b,4\nr2,a,5\n');
    expect(rows.map((row) => row.responseId)).toEqual(['r2']);
    expect(issues).toMatchObject([{ code: 'csv.malformed_row', path: 'line 2' }]);
  });

  it('take back what our export put before a formula', () => {
    expect(read("response_id,unit,11\nr1,a,'=1+1\n").rows[0]?.answers).toEqual({ 11: '=1+1' });
  });
});

describe('a file that is not one of responses', () => {
  it.each([[';', ';'], ['\t', 'tab']])('is refused with the separator %j named', (sign, name) => {
    const result = read(['response_id', 'unit', '9.1'].join(sign) + '\n' + ['r1', 'a', '4'].join(sign));
    expect(result.isRefused).toBe(true);
    expect(result.issues).toEqual([{ code: 'file.separator_mismatch', path: 'line 1', values: { separator: name, flag: '--separator' } }]);
    expect(read(['response_id', 'unit', '9.1'].join(sign) + '\n' + ['r1', 'a', '4'].join(sign), sign).rows).toHaveLength(1);
  });

  it.each(['a,b,c\n1,2,3', 'unit,9.1\na,4', 'response_id,unit,unit\nr,a,a', '', '\n\n'])('is refused: %j', (text) => {
    expect(read(text)).toMatchObject({ isRefused: true, rows: [] });
  });
});

describe('bytes of a file', () => {
  it('are read as UTF-8 with or without a byte order mark, in NFC', () => {
    expect(decodeText(new TextEncoder().encode('\uFEFFe\u0302'))).toEqual({ text: 'ê' });
  });

  it('in another encoding are refused with the flag named, and read when it is given', () => {
    const bytes = Uint8Array.of(0x53, 0xea, 0x6e);
    expect(decodeText(bytes)).toMatchObject({ issues: [{ code: 'file.not_utf8', values: { flag: '--encoding windows-1258' } }] });
    expect(decodeText(bytes, 'windows-1258')).toEqual({ text: 'Sên' });
    expect(decodeText(bytes, 'klingon')).toMatchObject({ issues: [{ code: 'value.not_allowed' }] });
    expect(decodeText(new Uint8Array())).toMatchObject({ issues: [{ code: 'file.empty' }] });
  });
});
