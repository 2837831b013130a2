import { describe, expect, it } from 'vitest';
import { byCampaign, currentAssignment, type Assignment } from './assignment.ts';

const at = (key: string, done: number, target: number): Assignment =>
  ({ key, done, place: { target } } as Assignment);

describe('the place where interviews are held', () => {
  const assignments = [at('c/a', 31, 31), at('c/b', 2, 31), at('c/c', 0, 31)];

  it('is the first that is not full while none was chosen', () => {
    expect(currentAssignment(assignments, '')?.key).toBe('c/b');
  });
  it('is the chosen one, also when it is full', () => {
    expect(currentAssignment(assignments, 'c/a')?.key).toBe('c/a');
  });
  it('is another one when the chosen one is no longer assigned', () => {
    expect(currentAssignment(assignments, 'c/gone')?.key).toBe('c/b');
  });
  it('is none when nothing is assigned', () => {
    expect(currentAssignment([], '')).toBeUndefined();
  });
});

describe('assigned places by campaign', () => {
  it('keeps each campaign together and every place in its order', () => {
    const [a, b, c] = [['x', '1'], ['y', '2'], ['x', '3']].map(([id, key]) => ({ ...at(key ?? '', 0, 1), campaign: { id } } as Assignment));
    expect(byCampaign([a, b, c].filter((each) => each !== undefined)).map(({ campaign, places }) => [campaign.id, places.map((each) => each.key)]))
      .toEqual([['x', ['1', '3']], ['y', ['2']]]);
  });
});
