/** A device as a program: enrols, proves itself and deposits envelopes, by the wire alone. */
import { createHash, randomBytes, randomUUID, webcrypto } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { writeEnvelope, type ChainPlace } from '../shared/sealing/envelope.ts';
import { sealEnvelope } from '../shared/sealing/seal.ts';
import { signBytes } from '../shared/sealing/signing.ts';
import type { Response } from '../shared/response/model.ts';
import type { AssignmentsReply } from '../shared/wire/assignments.ts';
import type { EnrolmentReply, EnrolmentRequest } from '../shared/wire/enrolment.ts';
import { deviceSessionText, type DeviceSessionReply, type HelloReply } from '../shared/wire/hello.ts';
import { protocolVersion } from '../shared/wire/protocol-version.ts';
import type { Receipt, SignedPushReply } from '../shared/wire/push.ts';
import { readReceipt, type ReceiptFacts } from '../shared/wire/receipt.ts';

const base64 = (bytes: Uint8Array | ArrayBuffer): string => Buffer.from(bytes as Uint8Array).toString('base64');
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

export interface Device {
  readonly id: string;
  readonly account: string;
  readonly token: string;
  assignments(): Promise<AssignmentsReply>;
  /** The envelope of a response, chained to the one before, as version 1 wrote it. */
  seal(response: Response): Uint8Array;
  /** The same sealed to the keys of its campaign and signed, as the app makes it. */
  sealed(response: Response): Promise<Uint8Array>;
  /** What the receipts say; `retry` where there was none. */
  push(envelopes: readonly Uint8Array[]): Promise<{ readonly receipts: readonly (ReceiptFacts | Receipt)[]; readonly signed: SignedPushReply['signed'] }>;
}

/** Enrols a new device of `person` and opens a session for it. */
export async function enrolDevice(origin: string, person: { login: string; password: string }): Promise<Device> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const id = randomUUID();
  const publicKey = base64(await webcrypto.subtle.exportKey('raw', keys.publicKey));
  const request: EnrolmentRequest = { protocolVersion, ...person, device: id, kind: 'field', publicKey };
  const enrolled = await post<EnrolmentReply>(`${origin}/api/enrolments`, request);
  const hello = await post<HelloReply>(`${origin}/api/hello`, { protocolVersion, device: id, nonce: base64(randomBytes(32)), waiting: 0, appVersion: 'e2e' });
  const signature = await webcrypto.subtle.sign(algorithm, keys.privateKey, new TextEncoder().encode(deviceSessionText(hello.challenge)));
  const { token } = await post<DeviceSessionReply>(`${origin}/api/device-sessions`, { device: id, challenge: hello.challenge, signature: base64(signature) });
  const headers = { authorization: `Bearer ${token}` };
  const assignments = async (): Promise<AssignmentsReply> => (await fetch(`${origin}/api/assignments`, { headers })).json() as Promise<AssignmentsReply>;
  const chain = chainOf();
  let known: Promise<AssignmentsReply> | undefined;
  return {
    id, account: enrolled.account, token, assignments,
    seal: (response) => chain.moved(writeEnvelope(response, chain.next())),
    sealed: async (response) => {
      known ??= assignments();
      const campaign = (await known).campaigns.find((each) => each.id === response.campaign);
      if (campaign?.sealing === undefined) throw new Error(`Campaign ${response.campaign} has no keys.`);
      const { working, recovery } = campaign.sealing;
      return chain.moved(await sealEnvelope(response, chain.next(), {
        recipients: recovery === null ? [working] : [working, recovery],
        sign: (bytes) => signBytes(keys.privateKey, bytes), compress: async (bytes) => deflateRawSync(bytes),
      }));
    },
    push: async (envelopes) => {
      const { signed } = await post<SignedPushReply>(`${origin}/api/push`, { protocolVersion, envelopes: envelopes.map(base64) }, headers);
      return { signed, receipts: signed.map((each) => readReceipt(each?.text ?? '') ?? unknown) };
    },
  };
}

const unknown: Receipt = { status: 'retry', responseId: '', envelopeHash: '', storedAtMs: 0, position: 0, reasons: [] };

function chainOf(): { next(): ChainPlace; moved(bytes: Uint8Array): Uint8Array } {
  let sequence = 0;
  let previousHash = '';
  return {
    next: () => ({ sequence: sequence + 1, previousHash }),
    moved: (bytes) => {
      sequence += 1;
      previousHash = createHash('sha256').update(bytes).digest('hex');
      return bytes;
    },
  };
}

async function post<Reply>(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
  const reply = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`${url}: ${reply.status} ${await reply.text()}`);
  return await reply.json() as Reply;
}
