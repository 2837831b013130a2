/** One good request of every kind that devices and people at the desk send as JSON, for tests that spoil them. */
import { generateKeyPairSync, sign as signSync } from 'node:crypto';
import { sealEnvelope } from '../../shared/sealing/seal.ts';
import { protocolVersion } from '../../shared/wire/protocol-version.ts';
import { smallResponse } from '../../server/fixtures/envelopes.ts';
import { smallCampaign, smallCampaignFile } from '../../server/fixtures/small-campaign.ts';
import { password, type TestDevice, type TestServer } from '../../server/fixtures/test-server.ts';

const campaign = smallCampaign();
/** Whose login the device has to be enrolled by. */
export const enumerator = 'dieu-tra';

/** A public key that is one. */
const { x = '', y = '' } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
const pointOfNobody = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString('base64');
const health = { isPersisted: false, isInstalled: true, freeBytes: 1e9, usedBytes: 5e5, secondCopy: 'kept', unsent: 2, oldestUnsentAtMs: 1_700_000_000_000, unsentIds: ['a', 'b'], finished: 12, incidents: [{ kind: 'shelf_empty', atMs: 1_700_000_000_000, count: 3 }] };

export interface WireRequest {
  readonly path: string;
  readonly by: 'device' | 'admin';
  readonly body: (device: TestDevice) => object;
}

/** Of enrolment and exchange. */
export const exchangeRequests: readonly WireRequest[] = [
  { path: '/api/device-reports', by: 'device', body: () => ({ protocolVersion, waiting: 2, appVersion: '1.0', health }) },
  { path: '/api/enrolment-codes', by: 'admin', body: () => ({ login: enumerator }) },
  { path: '/api/enrolment-codes', by: 'admin', body: () => ({ kiosk: { campaign: campaign.id, place: 'n1' } }) },
  { path: '/api/push', by: 'device', body: () => ({ protocolVersion, envelopes: ['AAAA', 'e30='] }) },
  { path: '/api/inventory', by: 'device', body: ({ id }) => ({ protocolVersion, items: [{ responseId: id, envelopeHash: 'a'.repeat(64) }] }) },
  { path: '/api/hello', by: 'device', body: ({ id }) => ({ protocolVersion, device: id, nonce: Buffer.alloc(32, 7).toString('base64'), waiting: 3, appVersion: '1.0', seenIndex: 1 }) },
  { path: '/api/device-sessions', by: 'device', body: ({ id }) => ({ device: id, challenge: Buffer.alloc(32).toString('base64'), signature: Buffer.alloc(64).toString('base64') }) },
  { path: '/api/enrolments', by: 'device', body: ({ id }) => ({ protocolVersion, login: 'nobody', password: `${password}x`, device: id, kind: 'field', publicKey: pointOfNobody }) },
  { path: '/api/enrolments', by: 'device', body: ({ id }) => ({ protocolVersion, code: 'ABCD-EFGH-JKMN', attempt: id, device: id, kind: 'field', publicKey: pointOfNobody }) },
];

/** Of people who sign in and of the desk. */
export const deskRequests: readonly WireRequest[] = [
  { path: '/api/campaigns?dryRun=1', by: 'admin', body: () => smallCampaignFile() },
  { path: '/api/accounts', by: 'admin', body: () => ({ login: 'ai-do', password, role: 'viewer', campaigns: 'all', units: 'all' }) },
  { path: '/api/held/1/decision', by: 'admin', body: () => ({ decision: 'admitted', reason: 'Đã hỏi lại.' }) },
  { path: '/api/sessions', by: 'admin', body: () => ({ login: 'ai-do', password }) },
  { path: '/api/first-admin', by: 'admin', body: () => ({ login: 'ai-do', password, code: 'ABCD' }) },
  { path: '/api/kiosk-places', by: 'admin', body: () => ({ login: 'ai-do', password }) },
];

/** An envelope that is signed and sealed as it should be, with this for its compressed content. */
export function sealedWith({ server, device, hash }: { readonly server: TestServer; readonly device: TestDevice; readonly hash: string }, compressed: Buffer): Promise<Uint8Array> {
  const keys = server.keys.keysOf(campaign.id);
  const sign = async (bytes: Uint8Array): Promise<Uint8Array> => signSync('sha256', bytes, { key: device.key, dsaEncoding: 'ieee-p1363' });
  // Compression is used where it makes less of it: what is sealed is long.
  return sealEnvelope(smallResponse(campaign, hash, { device: device.id, enumerator: device.account, writeIns: { c1: 'dài '.repeat(40_000) } }), { sequence: 900, previousHash: '' }, {
    recipients: keys.recovery === null ? [keys.working] : [keys.working, keys.recovery], sign, compress: () => Promise.resolve(compressed),
  });
}
