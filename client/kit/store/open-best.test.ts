import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryTexts } from '../testing/memory-texts.ts';
import { openBest, pointerIn, type Attempts } from './open-best.ts';

let texts: MemoryTexts;
let opened: string[];
/** Whether the nth database opens at the nth try of this start. */
let opens: (number: number, tries: number, isThorough: boolean) => boolean;
let isDamage: boolean;

const start = (): ReturnType<typeof openBest<number>> => {
  opened = [];
  const attempts: Attempts<number> = {
    open: async (number, isThorough) => {
      opened.push(`${number}${isThorough ? ' thoroughly' : ''}`);
      if (!opens(number, opened.length, isThorough)) throw new Error(`${number} does not open`);
      return number;
    },
    isDamage: () => isDamage,
    pointer: pointerIn(texts, 'k'),
    wait: async () => undefined,
  };
  return openBest(attempts);
};

beforeEach(() => {
  texts = new MemoryTexts();
  opens = () => true;
  isDamage = true;
});

describe('a database', () => {
  it('that opens is opened once', async () => {
    expect(await start()).toEqual({ database: 1, former: undefined });
    expect(opened).toEqual(['1']);
  });

  it('that opens at the fourth try is opened', async () => {
    opens = (_number, tries) => tries === 4;
    expect((await start()).database).toBe(1);
  });

  it('that opens again after a restart stays the one in use, read through once', async () => {
    opens = () => false;
    await expect(start()).rejects.toThrow('1 does not open');
    expect(opened.length).toBe(4);
    opens = () => true;
    expect(await start()).toEqual({ database: 1, former: undefined });
    expect(opened).toEqual(['1 thoroughly']);
    await start();
    expect(opened).toEqual(['1']);
  });

  it('that fails at two starts gives way to the next, which stays in use', async () => {
    opens = (number) => number !== 1;
    await expect(start()).rejects.toThrow();
    expect(await start()).toEqual({ database: 2, former: 1 });
    expect(await start()).toEqual({ database: 2, former: undefined });
  });

  it('that opens and cannot be read through gives way as well', async () => {
    pointerIn(texts, 'k').write({ number: 1, failedStarts: 1 });
    opens = (number, _tries, isThorough) => number !== 1 || !isThorough;
    expect(await start()).toEqual({ database: 2, former: 1 });
  });

  it('is left in use when no other opens either', async () => {
    opens = () => false;
    await expect(start()).rejects.toThrow();
    await expect(start()).rejects.toThrow('4 does not open');
    opens = () => true;
    expect((await start()).database).toBe(1);
  });

  it('that a full disk or a newer app keeps shut never gives way', async () => {
    opens = () => false;
    isDamage = false;
    for (let starts = 0; starts < 5; starts += 1) await expect(start()).rejects.toThrow('1 does not open');
    expect(opened).toEqual(['1']);
  });
});

describe('the pointer', () => {
  it('names the first database when its text is none of ours', () => {
    for (const text of ['', '0 0', '-1 0', '1', 'x y', '1e9 0', '2 0 0']) {
      texts.setItem('k', text);
      expect(pointerIn(texts, 'k').read()).toEqual({ number: 1, failedStarts: 0 });
    }
  });
});
