import { describe, expect, it } from 'vitest';
import { stateLine } from './state-line.ts';

const now = Date.UTC(2026, 10, 20, 8, 0);
const summary = { waiting: 3, received: 41, held: 0, refused: 0, oldestWaitingAtMs: now - 3_600_000, lastReceiptAtMs: Date.UTC(2026, 10, 20, 3, 42) };

describe('the line on the state of the data', () => {
  it('says how many wait here, how many arrived and when the server last said so', () => {
    expect(stateLine(summary, 'offline', now)).toEqual({
      tone: 'quiet', counts: '3 phiếu trên máy · 41 đã nhận', detail: 'Máy chủ xác nhận 10:42 · tự gửi khi có mạng',
    });
  });
  it('is quiet without a network but amber when something has waited over a day', () => {
    expect(stateLine({ ...summary, oldestWaitingAtMs: now - 25 * 3_600_000 }, 'offline', now).tone).toBe('waiting');
  });
  it('says first that the server is a strange one', () => {
    expect(stateLine(summary, 'wrong_server', now)).toMatchObject({ tone: 'trouble', detail: expect.stringContaining('máy chủ lạ') });
  });
  it('names the day when the server confirmed on another one', () => {
    expect(stateLine({ ...summary, lastReceiptAtMs: now - 26 * 3_600_000 }, 'idle', now).detail).toContain('19/11 13:00');
  });
  it('counts a held response as received, since the server keeps it', () => {
    expect(stateLine({ ...summary, held: 2 }, 'idle', now).counts).toContain('43 đã nhận');
  });
});
