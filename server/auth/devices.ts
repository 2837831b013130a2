/**
 * Device sessions: hello, challenge, signature, token. A device credential never expires for
 * depositing; a revoked device still gets a session, but only to deposit, and what it deposits is
 * held. Sessions are kept in memory as well, since each push asks.
 */
import { Problem } from '#shared/kernel/problem.ts';
import { deviceSessionText, helloText, type DeviceSessionRequest, type HelloReply, type HelloRequest } from '#shared/wire/hello.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import { readSigner, type Signer, type Signers } from '../ingest/signers.ts';
import type { Storage } from '../storage/port.ts';
import type { Challenges } from './challenges.ts';
import type { LedgerProof } from './ledger-proof.ts';
import { isSignedBy, type ServerKey } from './keys.ts';
import { newToken, tokenHash } from './tokens.ts';

export interface DeviceSession {
  readonly sender: Signer['sender'];
  readonly login: string;
  readonly endsAtMs: number;
}

export interface Devices {
  hello(request: HelloRequest): Promise<HelloReply>;
  /** Returns the token. */
  openSession(request: DeviceSessionRequest): Promise<string>;
  /** Throws `device.session_required`. */
  session(token: string | undefined): Promise<DeviceSession>;
  revoke(device: string): Promise<void>;
  /** After accounts, places or devices changed: sessions are read anew. */
  changed(): void;
}

export interface DevicesParts {
  readonly storage: Storage;
  /** Told when accounts, places or devices changed. */
  readonly signers: Pick<Signers, 'changed'>;
  readonly serverKey: ServerKey;
  readonly challenges: Challenges;
  readonly ledgerProof: Pick<LedgerProof, 'state'>;
  readonly now: () => number;
}

const longestSessionMs = 24 * 3_600_000;
/** A session that ends later than any can was begun by a clock that was set back since. */
const isOver = (endsAtMs: number, nowMs: number): boolean => endsAtMs <= nowMs || endsAtMs - nowMs > 2 * longestSessionMs;
const mostInMemory = 20_000;

export function createDevices(parts: DevicesParts): Devices {
  const { storage, signers, serverKey, challenges, ledgerProof, now } = parts;
  let sessions = new Map<string, DeviceSession>();
  const changed = (): void => {
    sessions = new Map();
    signers.changed();
  };
  return {
    // Whether the device is known shows only when it signs: a stranger learns nothing here and changes nothing.
    hello: async ({ protocolVersion: spoken, device, nonce, seenIndex }) => {
      const challenge = challenges.give(device);
      const proof = { protocolVersion, challenge, signature: serverKey.sign(helloText(nonce, challenge)), serverTimeMs: now() };
      return spoken < 2 ? proof : { ...proof, ledger: await ledgerProof.state({ nonce, challenge, seenIndex }) };
    },
    openSession: async ({ device: id, challenge, signature }) => {
      const device = await storage.device(id);
      if (device === undefined) throw new Problem('device.unknown');
      const isSigned = isSignedBy(device.publicKey, deviceSessionText(challenge), signature);
      if (!isSigned || !challenges.take(id, challenge)) throw new Problem('device.bad_signature');
      const token = newToken();
      await storage.createSession({
        tokenHash: tokenHash(token), account: device.account, device: id, createdAtMs: now(), lastUsedAtMs: now(),
      });
      return token;
    },
    session: async (token) => {
      const hash = token === undefined ? '' : tokenHash(token);
      const kept = sessions.get(hash);
      if (kept !== undefined && !isOver(kept.endsAtMs, now())) return kept;
      const current = sessions;
      const read = hash === '' ? undefined : await readSession(storage, hash);
      if (read === undefined || isOver(read.endsAtMs, now())) throw new Problem('device.session_required');
      if (current.size >= mostInMemory) current.clear();
      current.set(hash, read);
      return read;
    },
    revoke: async (device) => {
      await storage.revokeDevice(device);
      changed();
    },
    changed,
  };
}

async function readSession(storage: Storage, hash: string): Promise<DeviceSession | undefined> {
  const session = await storage.session(hash);
  const signer = session === undefined || session.device === null ? undefined : await readSigner(storage, session.device);
  if (session === undefined || signer === undefined) return undefined;
  return { sender: signer.sender, login: signer.login, endsAtMs: session.createdAtMs + longestSessionMs };
}
