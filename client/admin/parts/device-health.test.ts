import { expect, test } from 'vitest';
import type { Health } from '#shared/wire/health.ts';
import { deviceHealthText, isHealthCalling } from './device-health.ts';

const fine: Health = {
  isPersisted: true, isInstalled: true, freeBytes: 1e10, usedBytes: 1e6, secondCopy: 'kept', unsent: 0, oldestUnsentAtMs: null, unsentIds: [], finished: 12, incidents: [],
};

const phone = (health: Health | null) => ({ kind: 'field', health });

test('a device that keeps everything and sent everything calls for nobody', () => {
  expect([deviceHealthText(phone(fine)), isHealthCalling(phone(fine))]).toEqual(['bình thường', false]);
});

test('a device that never told of itself is not called fine', () => {
  expect([deviceHealthText(phone(null)), isHealthCalling(phone(null))]).toEqual(['chưa báo', false]);
});

test('what is lost stands before everything else, and is counted', () => {
  const incidents = [{ kind: 'shelf_emptied', atMs: 1, count: 9 }, { kind: 'responses_lost', atMs: 1, count: 2 }];
  const told = deviceHealthText(phone({ ...fine, isPersisted: false, incidents }));
  expect(told).toMatch(/^mất 2 phiếu; /);
  expect(told).not.toContain('sự cố');
});

test('each of the other troubles is said by itself', () => {
  for (const [change, words] of [
    [{ unsent: 3, oldestUnsentAtMs: Date.parse('2026-11-17T03:00:00Z') }, '3 phiếu chưa gửi từ 17/11'],
    [{ isPersisted: false }, 'trình duyệt có thể xóa dữ liệu'],
    [{ secondCopy: 'absent' }, 'không có bản sao thứ hai'],
    [{ freeBytes: 1_000 }, 'sắp hết chỗ nhớ'],
    [{ incidents: [{ kind: 'journal_damaged', atMs: 1, count: 1 }] }, '1 sự cố'],
  ] as const) expect(deviceHealthText(phone({ ...fine, ...change } as Health))).toContain(words);
});

test('a phone with unsent responses whose app is not installed is told; one that sent everything and a kiosk are not', () => {
  const unsent: Health = { ...fine, isInstalled: false, unsent: 3, oldestUnsentAtMs: Date.parse('2026-11-17T03:00:00Z') };
  expect(deviceHealthText({ kind: 'field', health: unsent })).toContain('ứng dụng chưa cài');
  expect(deviceHealthText({ kind: 'kiosk', health: unsent })).not.toContain('ứng dụng chưa cài');
  expect(isHealthCalling({ kind: 'field', health: { ...fine, isInstalled: false } })).toBe(false);
});
