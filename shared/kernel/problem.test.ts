import { expect, test } from 'vitest';
import { issue } from './issue.ts';
import { Problem, problemStatus, type ProblemCode } from './problem.ts';

test('a problem carries its code, its status, its values and the issues behind it', () => {
  const problem = new Problem('campaign.closed', { campaign: 'c' }, [issue('value.missing', 'a')]);
  expect(problem).toBeInstanceOf(Error);
  expect([problem.code, problem.status, problem.values['campaign'], problem.issues.length]).toEqual(['campaign.closed', 409, 'c', 1]);
});

test('every code is a pair of words and has a status that refuses', () => {
  for (const code of Object.keys(problemStatus) as ProblemCode[]) {
    expect(code).toMatch(/^[a-z_]+\.[a-z_]+$/);
    expect(problemStatus[code]).toBeGreaterThanOrEqual(400);
    expect(problemStatus[code]).toBeLessThan(600);
  }
});
