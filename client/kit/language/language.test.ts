import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { keepTogether, writeCount, writeDay, writePercent, writeTime, writeWeekday } from './formats.ts';
import { language, mode, resetChoices, setLanguage, setMode, setTextSize, startLanguage, textSize } from './language.ts';
import { defineWords } from './words.ts';

const vietnamese = { greeting: 'Chào {name}', list: ['một', 'hai'] };
const english: typeof vietnamese = { greeting: 'Hello {name}', list: ['one', 'two'] };
const friday = Date.UTC(2026, 10, 20, 3, 42);

beforeEach(() => resetChoices());

describe('words', () => {
  it('are Vietnamese at first and follow the chosen language', async () => {
    const { t, list } = defineWords(vietnamese, { en: async () => english });
    expect(t('greeting', { name: 'A' })).toBe('Chào A');
    await setLanguage('en');
    expect(t('greeting', { name: 'A' })).toBe('Hello A');
    expect(list('list')).toEqual(['one', 'two']);
  });

  it('stay as they are when the other language cannot be fetched', async () => {
    let isReachable = false;
    const { t } = defineWords(vietnamese, { en: async () => {
      if (!isReachable) throw new TypeError('Failed to fetch');
      return english;
    } });
    await expect(setLanguage('en')).rejects.toBeDefined();
    expect(language.value).toBe('vi');
    expect(t('greeting', { name: 'A' })).toBe('Chào A');
    isReachable = true;
    await setLanguage('en');
    expect(t('greeting', { name: 'A' })).toBe('Hello A');
  });

  it('of a screen that opens after the switch arrive by themselves', async () => {
    await setLanguage('en');
    const { t } = defineWords(vietnamese, { en: async () => english });
    await expect.poll(() => t('greeting', { name: 'A' })).toBe('Hello A');
  });

  it('know which keys have a sentence', () => {
    const { has } = defineWords(vietnamese, { en: async () => english });
    expect([has('greeting'), has('list'), has('toString'), has('nothing')]).toEqual([true, false, false, false]);
  });
});

describe('choices', () => {
  it('are there again at the next start, each app by itself', async () => {
    await startLanguage('field');
    await setLanguage('en');
    await setMode('outdoor');
    await setTextSize('largest');
    resetChoices();
    await startLanguage('kiosk');
    expect([language.value, textSize.value]).toEqual(['vi', 'normal']);
    await startLanguage('field');
    expect([language.value, mode.value, textSize.value]).toEqual(['en', 'outdoor', 'largest']);
  });

  it('show on the root element, for styles and for screen readers', async () => {
    await setMode('dark');
    await setLanguage('en');
    expect(document.documentElement.lang).toBe('en');
    expect(document.documentElement.dataset['mode']).toBe('dark');
  });
});

describe('figures and days', () => {
  it('are written the Vietnamese way', () => {
    expect(writeCount(36525)).toBe('36.525');
    expect(writePercent('92.88')).toBe('92,88%');
    expect(writeWeekday(friday)).toBe('Thứ Sáu 20/11');
    expect(writeDay('2026-11-05')).toBe('05/11/2026');
    expect(writeTime(friday)).toBe('10:42');
  });

  it('a day begins at midnight in Việt Nam', () => {
    expect(writeWeekday(Date.UTC(2026, 10, 19, 17, 0))).toBe('Thứ Sáu 20/11');
    expect(writeWeekday(Date.UTC(2026, 10, 19, 16, 59))).toBe('Thứ Năm 19/11');
  });

  it('follow the language', async () => {
    await setLanguage('en');
    expect(writeCount(36525)).toBe('36,525');
    expect(writeWeekday(friday)).toBe('Friday 20/11');
  });

  it('keep "hài lòng" together, whatever its capitals', () => {
    expect(keepTogether('Rất hài lòng, Hài lòng')).toBe('Rất hài\u00a0lòng, Hài\u00a0lòng');
  });
});
