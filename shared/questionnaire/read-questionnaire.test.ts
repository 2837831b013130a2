import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readQuestionnaire } from './read-questionnaire.ts';
import { expectWorded } from '../languages/worded.contract.ts';

const text = { vi: 'Câu hỏi' };

function rating(id: string, more: object = {}): object {
  return { id, type: 'rating', role: 'criterion', group: 'g1', scale: 's', text, shortLabel: text, provenance: 'template', ...more };
}

function choice(id: string, more: object = {}): object {
  const options = [1, 2].map((value) => ({ value, label: { vi: String(value) } }));
  return { id, type: 'single_choice', role: 'screening', options, text, shortLabel: text, provenance: 'template', ...more };
}

function file(change: object = {}): object {
  return {
    id: 'q', version: 1, title: text, source: text, method: 'plain',
    scales: [{ id: 's', levels: [1, 2, 3, 4, 5].map((value) => ({ value, label: { vi: String(value) } })) }],
    parts: [{ id: 'p', title: text, shortLabel: text }],
    groups: [group('g1', 'p'), group('g2')],
    questions: [choice('a'), rating('b')],
    ...change,
  };
}

function group(id: string, parent?: string): object {
  return { id, title: text, shortLabel: text, ...(parent === undefined ? {} : { parent }) };
}

/** `path code` of every issue; empty when the questionnaire is read. */
function found(value: unknown): string[] {
  const read = readQuestionnaire(value);
  if ('issues' in read) expectWorded(read.issues);
  return 'issues' in read ? read.issues.map((each) => `${each.path} ${each.code}`) : [];
}

test('a sound questionnaire is read', () => {
  expect(readQuestionnaire(file())).toMatchObject({ questionnaire: { id: 'q', questions: [{ id: 'a' }, { id: 'b' }] } });
});

test('text in another Unicode form comes out in NFC', () => {
  const read = readQuestionnaire(file({ title: { vi: 'Phiếu'.normalize('NFD') } }));
  expect(read).toMatchObject({ questionnaire: { title: { vi: 'Phiếu'.normalize('NFC') } } });
});

describe('questions and scales', () => {
  test.each([
    ['an id that stands twice', { questions: [choice('a'), rating('a')] }, ['questions[1].id reference.duplicate']],
    ['a row with the id of a question', { questions: [choice('a'), { ...choice('g'), type: 'grid', role: 'criterion', options: undefined, rows: [rating('a')] }].map(defined) }, ['questions[1].rows[0].id reference.duplicate']],
    ['an id that is a column of the response file', { questions: [rating('unit')] }, ['questions[0].id reference.duplicate']],
    ['an id that every object has', { questions: [rating('__proto__')] }, ['questions[0].id value.bad_format']],
    ['an id with a blank', { questions: [rating('a b')] }, ['questions[0].id value.bad_format']],
    ['an unknown scale', { questions: [rating('b', { scale: 'x' })] }, ['questions[0].scale reference.unknown']],
    ['a scale without levels', { scales: [{ id: 's', levels: [] }] }, ['scales[0].levels value.too_short']],
    ['two scales of one id', { scales: [1, 2].map((value) => ({ id: 's', levels: [{ value, label: text }] })) }, ['scales[1].id reference.duplicate']],
    ['a level that stands twice', { scales: [{ id: 's', levels: [1, 1].map((value) => ({ value, label: text })) }] }, ['scales[0].levels[1].value reference.duplicate']],
    ['an option that stands twice', { questions: [choice('a', { options: [1, 1].map((value) => ({ value, label: text })) })] }, ['questions[0].options[1].value reference.duplicate']],
    ['a value of 0', { questions: [choice('a', { options: [{ value: 0, label: text }] })] }, ['questions[0].options[0].value value.too_small']],
    ['a value of 251', { questions: [choice('a', { options: [{ value: 251, label: text }] })] }, ['questions[0].options[0].value value.too_large']],
    ['an unknown group', { questions: [rating('b', { group: 'x' })] }, ['questions[0].group reference.unknown']],
    ['a criterion without a group on a questionnaire with groups', { questions: [{ ...rating('b'), group: undefined }].map(defined) }, ['questions[0].group value.missing']],
    ['a criterion on a group that has groups', { groups: [group('g1', 'p'), group('g3', 'g1')] }, ['questions[1].group value.not_allowed']],
    ['a criterion that is no rating', { questions: [choice('a', { role: 'criterion', group: 'g1' })] }, ['questions[0].type value.not_allowed']],
    ['a statement longer than its text', { questions: [rating('b', { statementLength: 8 })] }, ['questions[0].statementLength value.too_large']],
    ['an unknown type', { questions: [rating('b', { type: 'slider' })] }, ['questions[0].type value.not_allowed']],
    ['no question', { questions: [] }, ['questions value.too_short']],
    ['an unknown key', { note: 'x' }, ['note value.unknown_key']],
    ['a title without Vietnamese', { title: { en: 'Title' } }, ['title.vi value.missing']],
    ['no version', { version: undefined }, ['version value.missing']],
  ])('%s is refused with its place', (_title, change, expected) => {
    expect(found(file(change))).toEqual(expected);
  });

  test('limits that leave no number are refused', () => {
    const number = { id: 'n', type: 'number', role: 'open', text, shortLabel: text, provenance: 'template', minimum: 5, maximum: 4 };
    expect(found(file({ questions: [number] }))).toEqual(['questions[0].maximum value.too_small']);
  });

  test('5,000 questions are taken and 5,001 are not, rows included', () => {
    const rows = (count: number): object[] => Array.from({ length: count }, (_, index) => rating(`r${index}`));
    const grid = (count: number): object => ({ id: 'grid', type: 'grid', role: 'criterion', text, shortLabel: text, provenance: 'template', rows: rows(count) });
    expect(found(file({ questions: [grid(4999)] }))).toEqual([]);
    expect(found(file({ questions: [grid(5000)] }))).toEqual(['questions value.too_long']);
  });
});

describe('the content tree', () => {
  test.each([
    ['an unknown parent', [group('g1', 'x')], ['groups[0].parent reference.unknown']],
    ['a group under itself', [group('g1', 'g1')], ['groups[0].parent reference.self']],
    ['two groups under each other', [group('g1', 'g2'), group('g2', 'g1')], ['groups[0].parent reference.cycle', 'groups[1].parent reference.cycle']],
    ['a group with the id of a part', [group('g1'), group('p')], ['groups[1].id reference.duplicate']],
    ['a group called after the whole', [group('g1'), group('overall')], ['groups[1].id reference.duplicate']],
    ['a fourth level', [group('g4', 'p'), group('g3', 'g4'), group('g1', 'g3')], ['groups[2].parent group.too_deep']],
  ])('%s is refused', (_title, groups, expected) => {
    const tree = found(file({ groups })).filter((each) => each.startsWith('groups'));
    expect(tree).toEqual(expected);
  });

  test('three levels are taken', () => {
    expect(found(file({ groups: [group('g4', 'p'), group('g1', 'g4')] }))).toEqual([]);
  });
});

describe('conditions', () => {
  const words = defined({ ...rating('t'), type: 'text', role: 'open', scale: undefined });
  const asks = (askIf: object): object => file({ questions: [words, choice('a'), rating('b', { askIf })] });

  test.each([
    ['an unknown question', { question: 'x', anyOf: [1] }, ['questions[2].askIf.question reference.unknown']],
    ['an unknown option', { question: 'a', anyOf: [1, 3] }, ['questions[2].askIf.anyOf[1] reference.unknown']],
    ['a question without options', { question: 't', anyOf: [1] }, ['questions[2].askIf.anyOf[0] reference.unknown']],
    ['the question itself', { question: 'b', anyOf: [1] }, ['questions[2].askIf.question reference.self']],
    ['no option', { question: 'a', anyOf: [] }, ['questions[2].askIf.anyOf value.too_short']],
    ['a part deep inside', { any: [{ all: [{ question: 'x', anyOf: [1] }] }] }, ['questions[2].askIf.any[0].all[0].question reference.unknown']],
  ])('that name %s are refused', (_title, askIf, expected) => {
    expect(found(asks(askIf))).toEqual(expected);
  });

  test('look back only, so that they cannot wait for each other', () => {
    const questions = [choice('a', { askIf: { question: 'c', anyOf: [1] } }), choice('c', { askIf: { question: 'a', anyOf: [1] } })];
    expect(found(file({ questions }))).toEqual(['questions[0].askIf.question reference.later']);
  });

  test('of a grid may not look at a row of it', () => {
    const grid = { id: 'grid', type: 'grid', role: 'criterion', text, shortLabel: text, provenance: 'template', rows: [rating('b')], askIf: { question: 'b', anyOf: [1] } };
    expect(found(file({ questions: [grid] }))).toEqual(['questions[0].askIf.question reference.later']);
  });

  test('nested without end are refused without exhausting the stack', () => {
    let askIf: object = { question: 'a', anyOf: [1] };
    for (let depth = 0; depth < 50_000; depth += 1) askIf = { any: [askIf] };
    expect(found(asks(askIf))).not.toEqual([]);
  });
});

test('whatever is given, it answers with issues and never throws', () => {
  fc.assert(fc.property(fc.oneof(fc.anything(), fc.jsonValue().map((value) => ({ ...file(), questions: value }))), (value) => {
    expect(found(value)).not.toEqual([]);
  }), { seed: 1, numRuns: 300 });
});

/** Without keys that are undefined, as JSON would be. */
function defined(value: object): object {
  return JSON.parse(JSON.stringify(value)) as object;
}
