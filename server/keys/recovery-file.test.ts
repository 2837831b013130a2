import { describe, expect, it } from 'vitest';
import { makeRecoveryFile, openRecoveryFile, recoveryKeyIn } from './recovery-file.ts';

const cheap = 10;
const passphrase = 'mười hai con trâu ế ẩm';

describe('the file of a recovery key', () => {
  it('opens with its passphrase, composed or not, with or without a line end, and with no other', async () => {
    const { key, text } = await makeRecoveryFile(passphrase, cheap);
    const bytes = Buffer.from(text);
    for (const given of [passphrase, passphrase.normalize('NFD'), `${passphrase}\n`]) {
      expect(await openRecoveryFile(bytes, given)).toMatchObject({ key });
    }
    expect(await openRecoveryFile(bytes, 'mười ba con trâu')).toEqual({ fault: 'wrong_passphrase' });
    expect(text).not.toContain('PRIVATE');
  });

  it('shows its public half to anybody, and a copy may carry that alone', async () => {
    const { key, text } = await makeRecoveryFile(passphrase, cheap);
    const publicOnly = Buffer.from(JSON.stringify({ ...JSON.parse(text) as object, sealed: null }));
    expect(recoveryKeyIn(publicOnly)).toEqual(key);
    expect(await openRecoveryFile(publicOnly, passphrase)).toEqual({ fault: 'public_half_only' });
  });

  it('is none when it is something else, or names another key', async () => {
    const { text } = await makeRecoveryFile(passphrase, cheap);
    const other = await makeRecoveryFile(passphrase, cheap);
    const swapped = JSON.stringify({ ...JSON.parse(text) as object, publicKey: other.key.publicKey });
    const costly = text.replace('"log2Cost": 10', '"log2Cost": 30');
    expect(costly).not.toBe(text);
    for (const each of ['', '{}', 'x', '[]', swapped, costly, text.slice(0, 100)]) {
      expect(recoveryKeyIn(Buffer.from(each))).toBeUndefined();
      expect(await openRecoveryFile(Buffer.from(each), passphrase)).toEqual({ fault: 'no_recovery_file' });
    }
  });
});
