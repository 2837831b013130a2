/**
 * Hello: the first exchange of every sync. The device sends a nonce, the server proves that it is
 * the one enrolled with by signing it, and gives a challenge; the device signs that to get a
 * session. A server that cannot prove itself is sent nothing.
 *
 * POST /api/hello, then POST /api/device-sessions
 */
import * as z from 'zod/mini';
import { epochText } from './receipt.ts';

const base64 = (bytes: number): z.ZodMiniString => z.string().check(z.minLength(Math.ceil(bytes / 3) * 4), z.maxLength(Math.ceil(bytes / 3) * 4));

export const helloRequest = z.object({
  protocolVersion: z.int().check(z.positive()),
  device: z.string(),
  /** 32 random bytes, base64. */
  nonce: base64(32),
  /** Said here before there were device reports; read no more, for hello proves nothing of who says it. */
  waiting: z.optional(z.unknown()),
  appVersion: z.optional(z.unknown()),
  health: z.optional(z.unknown()),
  /** Number of a ledger entry that the device holds a receipt for: the reply says what the ledger's hash is there. */
  seenIndex: z.catch(z.optional(z.int().check(z.positive())), undefined),
});
export type HelloRequest = z.infer<typeof helloRequest>;

/** How the server's ledger stands, as it proves it in hello. */
export const ledgerState = z.object({
  epoch: epochText,
  /** Entries in the ledger. */
  size: z.int().check(z.gte(0)),
  /** The highest entry known to be in the second place in this epoch; 0: none. */
  backedUpTo: z.int().check(z.gte(0)),
  /** The server's clock: what a device deletes must not hang on its own. */
  atMs: z.int(),
  /** The ledger's hash after entry `seenIndex` of the request; empty when none was asked for or there is no such entry. */
  seenHash: z.string().check(z.regex(/^([0-9a-f]{64})?$/)),
});
export type LedgerState = Readonly<z.infer<typeof ledgerState>>;

export const helloReply = z.object({
  protocolVersion: z.int(),
  /** 32 random bytes, base64, good for one session within ten minutes. */
  challenge: base64(32),
  /** ECDSA P-256 SHA-256 (IEEE P1363, 64 bytes, base64) over `helloText(nonce, challenge)` by the server's key. */
  signature: base64(64),
  serverTimeMs: z.int(),
  /** Since protocol 2, with a signature over `ledgerStateText`. */
  ledger: z.optional(z.object({ ...ledgerState.shape, signature: base64(64) })),
});
export type HelloReply = z.infer<typeof helloReply>;

export const deviceSessionRequest = z.object({
  device: z.string(),
  challenge: base64(32),
  /** Over `deviceSessionText(challenge)` by the device's key. */
  signature: base64(64),
});
export type DeviceSessionRequest = z.infer<typeof deviceSessionRequest>;

export const deviceSessionReply = z.object({
  /** Sent as `authorization: Bearer …`; when refused the device says hello again. */
  token: z.string().check(z.minLength(20), z.maxLength(200)),
});
export type DeviceSessionReply = z.infer<typeof deviceSessionReply>;

/** What the server signs: bound to its purpose so that no signature can be used for another. */
export function helloText(nonce: string, challenge: string): string {
  return `hailong hello 1\n${nonce}\n${challenge}`;
}

/** What the device signs. */
export function deviceSessionText(challenge: string): string {
  return `hailong device session 1\n${challenge}`;
}

/** What the server signs of its ledger: bound to this exchange, so that no older state can be played back. */
export function ledgerStateText(exchange: { readonly nonce: string; readonly challenge: string }, ledger: LedgerState): string {
  const { epoch, size, backedUpTo, atMs, seenHash } = ledger;
  return `hailong ledger 1\n${exchange.nonce}\n${exchange.challenge}\n${JSON.stringify({ epoch, size, backedUpTo, atMs, seenHash })}`;
}
