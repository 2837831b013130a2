/** A device as a program: enrols, proves itself and deposits envelopes, by the wire alone. */
import { createHash, randomBytes, randomUUID, webcrypto } from 'node:crypto';
import { writeEnvelope } from '../shared/sealing/envelope.ts';
import type { Response } from '../shared/response/model.ts';
import type { AssignmentsReply } from '../shared/wire/assignments.ts';
import type { EnrolmentReply, EnrolmentRequest } from '../shared/wire/enrolment.ts';
import { deviceSessionText, type DeviceSessionReply, type HelloReply } from '../shared/wire/hello.ts';
import { protocolVersion } from '../shared/wire/protocol-version.ts';
import type { PushReply } from '../shared/wire/push.ts';

const base64 = (bytes: Uint8Array | ArrayBuffer): string => Buffer.from(bytes as Uint8Array).toString('base64');
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

export interface Device {
  readonly id: string;
  readonly account: string;
  readonly token: string;
  assignments(): Promise<AssignmentsReply>;
  /** The envelope of a response, chained to the one before. */
  seal(response: Response): Uint8Array;
  push(envelopes: readonly Uint8Array[]): Promise<PushReply>;
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
  return {
    id, account: enrolled.account, token,
    assignments: async () => (await fetch(`${origin}/api/assignments`, { headers })).json() as Promise<AssignmentsReply>,
    seal: chain(),
    push: (envelopes) => post<PushReply>(`${origin}/api/push`, { protocolVersion, envelopes: envelopes.map(base64) }, headers),
  };
}

function chain(): (response: Response) => Uint8Array {
  let sequence = 0;
  let previousHash = '';
  return (response) => {
    sequence += 1;
    const bytes = writeEnvelope(response, { sequence, previousHash });
    previousHash = createHash('sha256').update(bytes).digest('hex');
    return bytes;
  };
}

async function post<Reply>(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
  const reply = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`${url}: ${reply.status} ${await reply.text()}`);
  return await reply.json() as Reply;
}
