import { describe, expect, it } from 'vitest';
import { run } from './questionnaires.ts';
import { UsageError } from './usage-error.ts';

interface Listed {
  readonly id: string;
  readonly version: number;
  readonly method: string;
  readonly parts: readonly unknown[];
  readonly groups: readonly { readonly id: string }[];
  readonly questions: readonly { readonly id: string; readonly type: string; readonly role: string; readonly group: string | null; readonly provenance: string }[];
}
const call = async (...args: string[]) => {
  let out = '';
  const code = await run(args, {
    language: 'vi', out: (text) => { out += text; }, error: () => undefined,
    readFile: () => Promise.reject(new Error('No file is needed.')),
    filePieces: () => () => [],
  });
  return { code, out };
};
const list = async (): Promise<Listed[]> => JSON.parse((await call('--json')).out) as Listed[];

describe('hailong questionnaires --json', () => {
  it('lists the six built-in questionnaires with these keys', async () => {
    const all = await list();
    expect(all).toHaveLength(6);
    for (const each of all) {
      expect(Object.keys(each)).toEqual(['id', 'version', 'method', 'parts', 'groups', 'scales', 'questions']);
      for (const question of each.questions) expect(Object.keys(question)).toEqual(['id', 'type', 'role', 'group', 'provenance']);
    }
  });

  it('counts 45 and 51 satisfaction indices in the forms of 2022 and 2024', async () => {
    const counts = (await list()).map((each) => {
      const criteria = each.questions.filter((question) => question.role === 'criterion').length;
      return [each.method, criteria + each.groups.length + each.parts.length + 1];
    });
    expect(counts).toContainEqual(['national-2022', 45]);
    expect(counts).toContainEqual(['national-2023-2026', 51]);
  });

  it('puts the rows of a grid in its place, in the order of the questionnaire', async () => {
    const questionnaire = (await list()).find((each) => each.method === 'national-2023-2026');
    const ids = questionnaire?.questions.map((each) => each.id) ?? [];
    expect(ids).not.toContain('9');
    expect(ids.indexOf('9.39')).toBe(ids.indexOf('9.1') + 38);
    expect(ids.indexOf('10.1')).toBe(ids.indexOf('9.39') + 1);
    expect(questionnaire?.questions.some((each) => each.type === 'grid')).toBe(false);
  });

  it('prints a line a questionnaire for people, and refuses a flag that it does not have', async () => {
    expect((await call()).out.trim().split('\n')).toHaveLength(6);
    await expect(call('--yaml')).rejects.toBeInstanceOf(UsageError);
  });
});
