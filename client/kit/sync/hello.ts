/**
 * Hello: the server proves, for this nonce, that it is the one enrolled with. A reply that does not
 * is no answer, as a captive portal's page: a cache may have kept an old one. Only when one comes
 * after the other, with no good one between, does the device say that this is another server.
 */
import { helloReply, helloText, ledgerStateText, type HelloReply, type HelloRequest, type LedgerState } from '#shared/wire/hello.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import { NoAnswer } from '../api/no-answer.ts';
import { sendOver } from '../api/send.ts';
import type { DeviceRow } from '../store/rows.ts';
import type { SyncPorts } from './ports.ts';
import type { NetworkMemory } from './push.ts';
import { RunEnded } from './state.ts';

export interface HelloPorts extends SyncPorts {
  readonly memory: NetworkMemory;
}

export interface Proven {
  readonly challenge: string;
  /** Undefined from a server that has none to show. */
  readonly ledger: LedgerState | undefined;
}

/** So many replies without a proof, one after the other, are another server's. */
const unprovenMax = 3;

/** Rejects with `NoAnswer`, or ends the run, unless all of the reply is proven: nothing is sent then. */
export async function hello(ports: HelloPorts, device: DeviceRow): Promise<Proven> {
  const nonce = ports.nonce();
  const reply = await sendOver(ports.transport, { path: '/api/hello', body: helloBody(device, nonce), reply: helloReply });
  const proven = await provenBy(ports, device, { nonce, reply });
  const unproven = proven === undefined ? (ports.memory.unproven?.get(device.id) ?? 0) + 1 : 0;
  ports.memory.unproven = new Map(ports.memory.unproven).set(device.id, unproven);
  if (proven !== undefined) return proven;
  throw unproven < unprovenMax ? new NoAnswer('unreadable') : new RunEnded('wrong_server');
}

/** Nothing of how the device stands: anybody may listen, and anybody could say it. */
function helloBody(device: DeviceRow, nonce: string): HelloRequest {
  const seenIndex = device.known?.index ?? 0;
  return { protocolVersion, device: device.id, nonce, ...(seenIndex > 0 ? { seenIndex } : {}) };
}

/** What the server signed for this nonce; undefined when anything in it is not under its own signature. */
async function provenBy(
  { verify }: SyncPorts, device: DeviceRow, { nonce, reply }: { readonly nonce: string; readonly reply: HelloReply },
): Promise<Proven | undefined> {
  const { challenge } = reply;
  if (!await verify(device.serverKey, reply.signature, helloText(nonce, challenge))) return undefined;
  if (reply.ledger === undefined) return { challenge, ledger: undefined };
  const { signature, ...ledger } = reply.ledger;
  if (!await verify(device.serverKey, signature, ledgerStateText({ nonce, challenge }, ledger))) return undefined;
  return { challenge, ledger };
}
