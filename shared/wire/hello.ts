/**
 * Hello: the first exchange of every sync. The device sends a nonce, the server proves that it is
 * the one enrolled with by signing it, and gives a challenge; the device signs that to get a
 * session. A server that cannot prove itself is sent nothing.
 *
 * POST /api/hello, then POST /api/device-sessions
 */
import * as z from 'zod/mini';

const base64 = (bytes: number): z.ZodMiniString => z.string().check(z.minLength(Math.ceil(bytes / 3) * 4), z.maxLength(Math.ceil(bytes / 3) * 4));

export const helloRequest = z.object({
  protocolVersion: z.int().check(z.positive()),
  device: z.string(),
  /** 32 random bytes, base64. */
  nonce: base64(32),
  /** Responses waiting on the device: for the office's eye. */
  waiting: z.int().check(z.gte(0)),
  appVersion: z.string().check(z.maxLength(64)),
});
export type HelloRequest = z.infer<typeof helloRequest>;

export const helloReply = z.object({
  protocolVersion: z.int(),
  /** 32 random bytes, base64, good for one session within ten minutes. */
  challenge: base64(32),
  /** ECDSA P-256 SHA-256 (IEEE P1363, 64 bytes, base64) over `helloText(nonce, challenge)` by the server's key. */
  signature: base64(64),
  serverTimeMs: z.int(),
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
