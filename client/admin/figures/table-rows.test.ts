import { describe, expect, test } from 'vitest';
import { filterRows, plainLetters, rowWindow, sortRows } from './table-rows.ts';

describe('rows as a person arranges them', () => {
  test('names sort the Vietnamese way: Đ after D, numbers as numbers', () => {
    const names = ['Đồng Tâm', 'Em', 'Dương', 'Ấp 10', 'Ấp 9', 'An'];
    expect(sortRows(names, (name) => name, false)).toEqual(['An', 'Ấp 9', 'Ấp 10', 'Dương', 'Đồng Tâm', 'Em']);
  });
  test('what is empty stands last both ways, and equals keep their order', () => {
    const rows = [{ id: 'a', value: null }, { id: 'b', value: 2 }, { id: 'c', value: 2 }, { id: 'd', value: 10 }];
    expect(sortRows(rows, (row) => row.value, false).map((row) => row.id)).toEqual(['b', 'c', 'd', 'a']);
    expect(sortRows(rows, (row) => row.value, true).map((row) => row.id)).toEqual(['d', 'b', 'c', 'a']);
  });
  test('letters without marks find names with marks', () => {
    expect(plainLetters('Đơn vị SỞ')).toBe('don vi so');
    expect(filterRows(['Sở Nội vụ', 'Sở Y tế'], (name) => name, 'noi so')).toEqual(['Sở Nội vụ']);
  });
});

describe('the window on a long list', () => {
  test('a hundred thousand rows draw only those near the view, and the heights add up', () => {
    const window = rowWindow({ scrollPx: 1_200_000, heightPx: 600, rowPx: 24, count: 100_000 });
    expect(window.end - window.first).toBe(65);
    expect(window.abovePx + (window.end - window.first) * 24 + window.belowPx).toBe(2_400_000);
  });
  test('the end of the list is reached, and scrolling past it draws the last rows', () => {
    expect(rowWindow({ scrollPx: 9e9, heightPx: 240, rowPx: 24, count: 1000 })).toMatchObject({ end: 1000, belowPx: 0 });
    expect(rowWindow({ scrollPx: 0, heightPx: 600, rowPx: 24, count: 3 })).toEqual({ first: 0, end: 3, abovePx: 0, belowPx: 0 });
  });
});
