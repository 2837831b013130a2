/**
 * The first exchange of every run: the server proves that it is the one enrolled with and how its
 * ledger stands, the device proves who it is. The session lasts until the server refuses it.
 */
import { Problem } from '#shared/kernel/problem.ts';
import {
  deviceSessionReply, deviceSessionText, helloReply, helloText, ledgerStateText, type HelloReply, type HelloRequest, type LedgerState,
} from '#shared/wire/hello.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import { NoAnswer } from '../api/no-answer.ts';
import { sendOver } from '../api/send.ts';
import type { DeviceRow } from '../store/rows.ts';
import type { Session, SyncPorts } from './ports.ts';
import { RunEnded } from './state.ts';

/** Says hello and gives the way to call with a session. Ends the run when the server is another one. */
export async function openSession(ports: SyncPorts, device: DeviceRow): Promise<Session> {
  const beganMs = ports.elapsedMs();
  const first = await hello(ports, device);
  const helloTookMs = ports.elapsedMs() - beganMs;
  let challenge: string | undefined = first.challenge;
  let token = device.token;
  const renewal = async (): Promise<string> => {
    const fresh = challenge ?? (await hello(ports, device)).challenge;
    challenge = undefined;
    token = await newToken(ports, device, fresh);
    await ports.store.device.keepToken(device.id, token);
    return token;
  };
  let renewing: Promise<string> | undefined;
  /** Calls at the same time share one renewal. */
  const renew = (): Promise<string> => (renewing ??= renewal().finally(() => { renewing = undefined; }));
  return {
    ledger: first.ledger, helloTookMs,
    isAnswered: async () => {
      try {
        challenge = (await hello(ports, device)).challenge;
        return true;
      } catch (error) {
        if (error instanceof NoAnswer) return false;
        throw error;
      }
    },
    within: async (call) => {
      const used = token ?? await renew();
      try {
        return await call(used);
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'device.session_required') throw error;
        // Another call may have renewed it meanwhile.
        return call(token === undefined || token === used ? await renew() : token);
      }
    },
  };
}

async function hello(ports: SyncPorts, device: DeviceRow): Promise<{ readonly challenge: string; readonly ledger: LedgerState | undefined }> {
  const nonce = ports.nonce();
  const reply = await sendOver(ports.transport, { path: '/api/hello', body: helloBody(device, nonce), reply: helloReply });
  const isOurs = await ports.verify(device.serverKey, reply.signature, helloText(nonce, reply.challenge));
  if (!isOurs) throw new RunEnded('wrong_server');
  return { challenge: reply.challenge, ledger: await provenLedger(ports, device, { nonce, reply }) };
}

/** Nothing of how the device stands: anybody may listen, and anybody could say it. */
function helloBody(device: DeviceRow, nonce: string): HelloRequest {
  const seenIndex = device.known?.index ?? 0;
  return { protocolVersion, device: device.id, nonce, ...(seenIndex > 0 ? { seenIndex } : {}) };
}

/** A ledger under a signature that is not the server's own is another server's. */
async function provenLedger(
  { verify }: SyncPorts, device: DeviceRow, { nonce, reply }: { readonly nonce: string; readonly reply: HelloReply },
): Promise<LedgerState | undefined> {
  if (reply.ledger === undefined) return undefined;
  const { signature, ...ledger } = reply.ledger;
  if (!await verify(device.serverKey, signature, ledgerStateText({ nonce, challenge: reply.challenge }, ledger))) throw new RunEnded('wrong_server');
  return ledger;
}

async function newToken({ transport, sign }: SyncPorts, device: DeviceRow, challenge: string): Promise<string> {
  const signature = await sign(device.keys, deviceSessionText(challenge));
  const body = { device: device.id, challenge, signature };
  return (await sendOver(transport, { path: '/api/device-sessions', body, reply: deviceSessionReply })).token;
}
