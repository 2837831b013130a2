import { expect, test } from 'vitest';
import { toBase64 } from '../kernel/base64.ts';
import { makeSealingPair } from '../sealing/sealing-key.ts';
import { makeSigningKeys, publicKeyText, signBytes } from '../sealing/signing.ts';
import { sealingText, type CampaignSealing } from './assignments.ts';
import { isSealingOf } from './check-sealing.ts';

test('sealing keys are believed only as the server signed them, for that campaign, under their own names', async () => {
  const [server, other, { key: working }, { key: recovery }] = await Promise.all([makeSigningKeys(), makeSigningKeys(), makeSealingPair(), makeSealingPair()]);
  const serverKey = await publicKeyText(server);
  const signed = async (keys: CryptoKeyPair, text: string): Promise<string> => toBase64(await signBytes(keys.privateKey, new TextEncoder().encode(text)));
  const genuine: CampaignSealing = { working, recovery, signature: await signed(server, sealingText('a', working, recovery)) };
  expect(await isSealingOf(serverKey, 'a', genuine)).toBe(true);
  expect(await isSealingOf(serverKey, 'a', { working, recovery: null, signature: await signed(server, sealingText('a', working, null)) })).toBe(true);

  const changed: readonly CampaignSealing[] = [
    { ...genuine, recovery: null }, { ...genuine, working: recovery }, { ...genuine, signature: 'not base64!' },
    { ...genuine, working: { ...working, id: recovery.id } }, { ...genuine, recovery: { ...recovery, id: working.id } },
    { ...genuine, signature: await signed(other, sealingText('a', working, recovery)) },
  ];
  for (const each of changed) expect(await isSealingOf(serverKey, 'a', each)).toBe(false);
  expect(await isSealingOf(serverKey, 'b', genuine)).toBe(false);
});
