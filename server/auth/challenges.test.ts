import { describe, expect, it } from 'vitest';
import { createChallenges } from './challenges.ts';

const minuteMs = 60_000;

describe('a challenge', () => {
  it('outlives any number that others ask for, in its device\'s name too', () => {
    const challenges = createChallenges(() => 0);
    const mine = challenges.give('mine');
    for (let at = 0; at < 30_000; at += 1) challenges.give(at % 2 === 0 ? 'mine' : `stranger ${at}`);
    expect(challenges.take('mine', mine)).toBe(true);
  });

  it('is good once, for its device, for ten minutes, in the process that gave it', () => {
    let nowMs = 0;
    const challenges = createChallenges(() => nowMs);
    const [one, two, three] = [challenges.give('a'), challenges.give('a'), challenges.give('a')];
    expect([challenges.take('b', one), challenges.take('a', one), challenges.take('a', one)]).toEqual([false, true, false]);
    // The same bytes in another spelling are the same challenge.
    expect(challenges.take('a', one.replace('=', ''))).toBe(false);
    nowMs = 10 * minuteMs;
    expect(challenges.take('a', two)).toBe(true);
    nowMs += 1;
    expect(challenges.take('a', three)).toBe(false);
    expect(createChallenges(() => 0).take('a', one)).toBe(false);
    for (const none of ['', 'A'.repeat(44), 'no base64']) expect(challenges.take('a', none)).toBe(false);
  });
});
