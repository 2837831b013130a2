import { describe, expect, it } from 'vitest';
import { longestWord } from './answer-choices.tsx';

const options = (...labels: string[]): { value: number; label: string }[] => labels.map((label, value) => ({ value, label }));

describe('how wide the words of answers are', () => {
  it('counts what a no-break space joins as one word', () => {
    expect(longestWord(options('Rất không hài\u00a0lòng', 'Bình thường'))).toBe(8);
  });
  it('finds the word that a narrow cell would cut', () => {
    expect(longestWord(options('Very dissatisfied', 'Neutral'))).toBe(12);
  });
});
