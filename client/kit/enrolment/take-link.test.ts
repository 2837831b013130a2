import { afterEach, describe, expect, it } from 'vitest';
import { writeEnrolmentCode, writeEnrolmentLink } from '#shared/wire/enrolment-codes.ts';
import { takeEnrolmentLink } from './take-link.ts';

const code = writeEnrolmentCode(new Uint8Array(16).fill(3));
const serverKey = `${'B'.repeat(87)}=`;
const visit = (fragment: string): void => { history.replaceState(null, '', `/field/${fragment}`); };

describe('the link of a QR', () => {
  afterEach(() => visit(''));

  it('is read once and leaves the address bar at once', () => {
    visit(writeEnrolmentLink('', { code, serverKey }));
    expect(takeEnrolmentLink()).toEqual({ code, serverKey });
    expect([location.pathname, location.hash]).toEqual(['/field/', '']);
    expect(takeEnrolmentLink()).toBeUndefined();
  });

  it('that is damaged is said to be, and leaves the address bar too', () => {
    visit(`#code=${code}&key=abc`);
    expect(takeEnrolmentLink()).toBe('unreadable');
    expect(location.hash).toBe('');
  });

  it('is told from the addresses of screens, which stay', () => {
    visit('#/outbox');
    expect(takeEnrolmentLink()).toBeUndefined();
    expect(location.hash).toBe('#/outbox');
  });
});
