import { describe, expect, it } from 'vitest';
import { accountChangeRequest, newAccountRequest } from './accounts.ts';
import { enrolmentRequest } from './enrolment.ts';
import { deviceSessionText, helloRequest, helloText, ledgerStateText } from './hello.ts';
import { maxEnvelopesPerPush, pushRequest, receipt } from './push.ts';
import { protocolFloor, protocolVersion } from './protocol-version.ts';
import { firstAdminRequest, signInRequest } from './session.ts';

describe('the wire', () => {
  it('takes what a later device adds, so that versions only ever grow', () => {
    const push = { protocolVersion: 7, envelopes: ['AAAA'], addition: true };
    expect(pushRequest.safeParse(push).success).toBe(true);
    const hello = { protocolVersion: 7, device: 'd', nonce: 'A'.repeat(44), waiting: 0, appVersion: '9', addition: 1 };
    expect(helloRequest.safeParse(hello).success).toBe(true);
    expect(protocolFloor).toBe(1);
    expect(protocolVersion).toBeGreaterThanOrEqual(protocolFloor);
  });

  it('takes nothing unknown where a person\'s rights are set', () => {
    const signIn = { login: 'x', password: 'y' };
    expect(signInRequest.safeParse({ ...signIn, role: 'admin' }).success).toBe(false);
    expect(firstAdminRequest.safeParse({ ...signIn, password: 'y'.repeat(12), code: 'c', role: 'admin' }).success).toBe(false);
    expect(accountChangeRequest.safeParse({ role: 'admin' }).success).toBe(false);
    const account = { login: 'x', password: 'y'.repeat(12), role: 'viewer', campaigns: 'all', units: ['u'] };
    expect(newAccountRequest.safeParse(account).success).toBe(true);
    expect(newAccountRequest.safeParse({ ...account, isDisabled: false }).success).toBe(false);
  });

  it('leaves each item of a push to be judged alone, within its limit', () => {
    expect(pushRequest.safeParse({ protocolVersion: 1, envelopes: ['x', 5, null, {}] }).success).toBe(true);
    for (const envelopes of [[], Array<string>(maxEnvelopesPerPush + 1).fill('x'), 'x']) {
      expect(pushRequest.safeParse({ protocolVersion: 1, envelopes }).success).toBe(false);
    }
  });

  it('knows four answers to an envelope and no other', () => {
    const given = { responseId: '', envelopeHash: '', storedAtMs: 0, position: 0, reasons: [] };
    for (const status of ['stored', 'held', 'refused', 'retry']) expect(receipt.safeParse({ ...given, status }).success).toBe(true);
    expect(receipt.safeParse({ ...given, status: 'ok' }).success).toBe(false);
  });

  it('takes a hello of an app that says more in it, and reads no more than it has to', () => {
    const hello = { protocolVersion: 2, device: 'd', nonce: 'A'.repeat(44) };
    expect(helloRequest.parse({ ...hello, waiting: 0, appVersion: '9', health: {}, seenIndex: 'x' })).toMatchObject({ ...hello, seenIndex: undefined });
    expect(helloRequest.parse({ ...hello, seenIndex: 8 })).toEqual({ ...hello, seenIndex: 8 });
  });

  it('binds the state of the ledger to the exchange that asked for it', () => {
    const state = { epoch: 'e', size: 9, backedUpTo: 4, atMs: 5, seenHash: '' };
    expect(ledgerStateText({ nonce: 'n', challenge: 'c' }, state)).toBe('hailong ledger 1\nn\nc\n{"epoch":"e","size":9,"backedUpTo":4,"atMs":5,"seenHash":""}');
  });

  it('binds each signature to its purpose', () => {
    expect(helloText('n', 'c')).toBe('hailong hello 1\nn\nc');
    expect(deviceSessionText('c')).toBe('hailong device session 1\nc');
  });

  it('enrols a device by its UUID and a whole key alone', () => {
    const request = { protocolVersion: 1, login: 'x', password: 'y', device: '0b8c5c1e-5a0f-4c8e-9d53-3f1f0e5d7a11', kind: 'field', publicKey: 'A'.repeat(88) };
    expect(enrolmentRequest.safeParse(request).success).toBe(true);
    const { login: _login, password: _password, ...rest } = request;
    expect(enrolmentRequest.safeParse({ ...rest, code: 'c' }).success).toBe(true);
    expect(enrolmentRequest.safeParse(rest).success).toBe(false);
    for (const over of [{ device: 'import' }, { publicKey: 'A' }, { kind: 'admin' }, { protocolVersion: 0 }]) {
      expect(enrolmentRequest.safeParse({ ...request, ...over }).success).toBe(false);
    }
  });
});
