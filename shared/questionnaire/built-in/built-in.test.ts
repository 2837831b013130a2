import { describe, expect, test } from 'vitest';
import { satisfactionIndexCount } from '../../index-methods/composites.ts';
import { leastSure } from '../../kernel/provenance.ts';
import { sha256Hex } from '../../sealing/digest.ts';
import type { AnswerableQuestion, Question, Questionnaire, QuestionRole } from '../model.ts';
import { answerableQuestions } from '../questions.ts';
import { readQuestionnaire } from '../read-questionnaire.ts';
import { builtInQuestionnaire, builtInQuestionnaires } from './registry.ts';
import { onestopPerDossier } from './onestop-per-dossier/questionnaire.ts';
import { sipasFiveFactor22 } from './sipas-5factor-22/questionnaire.ts';
import { sipasFourGroupProvincial } from './sipas-4group-provincial/questionnaire.ts';
import { sipasNational2022 } from './sipas-national-2022/questionnaire.ts';
import { sipasNational2024plus } from './sipas-national-2024plus/questionnaire.ts';
import { wardDepartments2026 } from './ward-departments-2026/questionnaire.ts';

/** Grids and rows as well. */
function everyQuestion({ questions }: Questionnaire): Question[] {
  return questions.flatMap((each): readonly Question[] => (each.type === 'grid' ? [each, ...each.rows] : [each]));
}

function statementAndExamples({ text, statementLength = text.vi.length }: Question): { statement: string; examples: string } {
  return { statement: text.vi.slice(0, statementLength), examples: text.vi.slice(statementLength) };
}

function withRole(questionnaire: Questionnaire, role: QuestionRole): AnswerableQuestion[] {
  return answerableQuestions(questionnaire).filter((each) => each.role === role);
}

/** Criteria per content group, in the order of the questionnaire. */
function sizes(questionnaire: Questionnaire): Record<string, number> {
  const criteria = withRole(questionnaire, 'criterion');
  return Object.fromEntries(questionnaire.groups.map(({ id }) => [id, criteria.filter((each) => each.group === id).length]));
}

function inPart(questionnaire: Questionnaire, part: string): number {
  const groups = new Set(questionnaire.groups.filter((each) => each.parent === part).map((each) => each.id));
  return withRole(questionnaire, 'criterion').filter((each) => groups.has(each.group ?? '')).length;
}

describe('counts that were published', () => {
  test('the form of 2022 yields the 45 satisfaction indices of that year by counting', () => {
    expect(satisfactionIndexCount(sipasNational2022)).toBe(45);
    expect([inPart(sipasNational2022, 'I'), inPart(sipasNational2022, 'II')]).toEqual([14, 19]);
    expect(sizes(sipasNational2022)).toEqual({
      'I.A': 2, 'I.B': 2, 'I.C': 8, 'I.D': 2, 'II.A': 4, 'II.B': 4, 'II.C': 5, 'II.D': 3, 'II.E': 3,
    });
  });

  test('the form in use since 2024 yields the 51 satisfaction indices of 2024 by counting', () => {
    expect(satisfactionIndexCount(sipasNational2024plus)).toBe(51);
    expect([inPart(sipasNational2024plus, 'I'), inPart(sipasNational2024plus, 'II')]).toEqual([23, 16]);
    expect(sizes(sipasNational2024plus)).toEqual({
      'I.A': 2, 'I.B': 2, 'I.C': 9, 'I.D': 10, 'II.A': 3, 'II.B': 4, 'II.C': 3, 'II.D': 3, 'II.E': 3,
    });
  });

  test('a criterion taken away changes the count', () => {
    const questions = sipasFiveFactor22.questions.slice(1);
    expect(satisfactionIndexCount({ ...sipasFiveFactor22, questions })).toBe(satisfactionIndexCount(sipasFiveFactor22) - 1);
  });

  test('both national forms have 10 expectation items, of which the source of 2022 lacks the eighth', () => {
    expect(withRole(sipasNational2024plus, 'expectation')).toHaveLength(10);
    const rows = withRole(sipasNational2022, 'expectation').map((each) => each.id);
    expect(rows).toHaveLength(9);
    expect(rows).not.toContain('10.8');
    expect(sipasNational2022.source.vi).toContain('thiếu mục 8 của Câu 10');
  });

  test('a full interview of 2026 takes 79 answers beside the 5 demographics and the free words', () => {
    const asked = answerableQuestions(sipasNational2024plus).filter((each) => each.role !== 'demographic' && each.role !== 'open');
    expect(asked).toHaveLength(79);
    expect(withRole(sipasNational2024plus, 'demographic')).toHaveLength(5);
    expect(withRole(sipasNational2024plus, 'screening')).toHaveLength(7);
  });

  test('the other forms have the groups of their sources', () => {
    expect(sizes(sipasFiveFactor22)).toEqual({ F1: 4, F2: 5, F3: 6, F4: 3, F5: 4 });
    expect(sizes(sipasFourGroupProvincial)).toEqual({ G1: 5, G2: 5, G3: 6, G4: 5 });
    expect(sizes(wardDepartments2026)).toEqual({ W1: 3, W2: 2, W3: 4 });
    expect(withRole(onestopPerDossier, 'criterion')).toHaveLength(12);
    expect(withRole(onestopPerDossier, 'perception')).toHaveLength(3);
  });
});

/**
 * SHA-256 of the official texts (levels, parts, groups, then each question with its hint, rows and
 * options) in the order of the questionnaire, joined by line feeds. Computed from the collected forms
 * themselves, not from these files: Python 3 `hashlib.sha256('\n'.join(texts).encode())`.
 */
const officialTexts: Readonly<Record<string, string>> = {
  'sipas-national-2022': '9548043905a84ca9b46905561703f116ec403a2af054bb8b435cdc6ffbf11d74',
  'sipas-national-2024plus': '62377bb67cb7e44e6ac6b22266d693c88529020ad33e368838c85bf9a60ca4c0',
  'sipas-5factor-22': 'b8d51ada647eb558e7b1a190d45a84cd30957a2c3d6a04d71be8b3d1a82e8201',
  'sipas-4group-provincial': '46b704fa4143b4032857b18581ee05a7437a04a9b89aab6920610d3ba0f2023c',
  'ward-departments-2026': '64e83a24e8d3525f0a081da8a1d5a52f65756cc053ce1261a4b994d3de13af51',
  'onestop-per-dossier': '4a81e7b540f1e5697a0ae12b5a855e298ea9d0329c06a597f462ef7d9b7914b8',
};

function textsOf(questionnaire: Questionnaire): string[] {
  return [
    ...questionnaire.scales.flatMap((each) => each.levels.map((level) => level.label.vi)),
    ...questionnaire.parts.map((each) => each.title.vi),
    ...questionnaire.groups.map((each) => each.title.vi),
    ...everyQuestion(questionnaire).flatMap((each) => [
      each.text.vi, ...(each.hint === undefined ? [] : [each.hint.vi]),
      ...('options' in each ? each.options.map((option) => option.label.vi) : []),
    ]),
  ];
}

describe.each(builtInQuestionnaires.map((each) => [each.id, each] as const))('%s', (id, questionnaire) => {
  test('its official texts are word for word those of the source', async () => {
    const bytes = new TextEncoder().encode(textsOf(questionnaire).join('\n'));
    expect(await sha256Hex(bytes)).toBe(officialTexts[id]);
  });

  test('it passes the check that every questionnaire from outside must pass', () => {
    expect(readQuestionnaire(JSON.parse(JSON.stringify(questionnaire)))).toEqual({ questionnaire });
  });

  test('it is found by its id', () => {
    expect(builtInQuestionnaire(id)).toBe(questionnaire);
  });

  test('every short label is there in both languages, short, and unlike any other', () => {
    const labels = everyQuestion(questionnaire).map((each) => each.shortLabel);
    for (const language of ['vi', 'en'] as const) {
      const texts = labels.map((each) => each[language] ?? '');
      for (const text of texts) expect(text.length, text).toBeGreaterThan(1);
      for (const text of texts) expect(text.length, text).toBeLessThanOrEqual(40);
      expect(new Set(texts.map((each) => each.toLowerCase())).size).toBe(texts.length);
    }
  });

  test('statement and examples join to the official text, and both begin and end where they should', () => {
    for (const question of everyQuestion(questionnaire)) {
      const { statement, examples } = statementAndExamples(question);
      expect(statement + examples).toBe(question.text.vi);
      expect(statement).toBe(statement.trim());
      if (examples !== '') expect(examples).toMatch(/^ \(.*\)\.?$/);
    }
  });

  test('every text is in NFC and has an English reading', () => {
    expect(JSON.stringify(questionnaire).normalize('NFC')).toBe(JSON.stringify(questionnaire));
    for (const question of everyQuestion(questionnaire)) expect(question.text['en'], question.id).toBeTruthy();
  });

  test('it says in both languages where its wording comes from', () => {
    expect(questionnaire.source.vi.length).toBeGreaterThan(50);
    expect(questionnaire.source['en']?.length).toBeGreaterThan(50);
  });
});

describe('how sure the wording is', () => {
  const surest = (questionnaire: Questionnaire): string => leastSure(everyQuestion(questionnaire).map((each) => each.provenance));

  test('a form with one reconstructed item is a template', () => {
    expect(surest(sipasFiveFactor22)).toBe('template');
    expect(surest(sipasFourGroupProvincial)).toBe('template');
  });

  test('the national forms are copies of the official ones, ward and one-stop are official', () => {
    expect(surest(sipasNational2022)).toBe('copy_of_official');
    expect(surest(sipasNational2024plus)).toBe('copy_of_official');
    expect(surest(wardDepartments2026)).toBe('official');
    expect(surest(onestopPerDossier)).toBe('official');
  });
});

describe('the order and the parts of an item', () => {
  test('demographics come first on the national forms', () => {
    const roles = sipasNational2024plus.questions.map((each) => each.role);
    expect(roles.slice(0, 6)).toEqual([...Array<string>(5).fill('demographic'), 'perception']);
  });

  test('the longest statement, 9.3, shows 101 of its 363 characters before the examples', () => {
    const longest = answerableQuestions(sipasNational2024plus).find((each) => each.id === '9.3');
    expect(longest?.text.vi).toHaveLength(363);
    expect(longest?.statementLength).toBe(101);
    expect(statementAndExamples(longest as Question).statement)
      .toBe('Chính quyền tổ chức nhiều hình thức để người dân dễ dàng tham gia góp ý kiến xây dựng các chính sách.');
  });

  test('an option that asks to be specified opens a line to write in', () => {
    const options = sipasNational2024plus.questions.flatMap((each) => ('options' in each ? each.options : []));
    const written = options.filter((each) => each.writeIn).map((each) => each.label.vi);
    expect(written).toEqual(['Khác', 'Khác', 'Khác', 'Qua hình thức khác (xin ghi cụ thể):']);
  });
});
