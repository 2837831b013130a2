/**
 * An envelope: the bytes of one finished response, made once on the device and never again. Those
 * exact bytes are stored there, sent, stored here and exported; their SHA-256 is the identity of
 * the content. Nobody re-serialises them.
 *
 *     <header as JSON, one line>\n<payload bytes>
 *
 * The header is readable by whoever carries the envelope. The payload is the response as JSON in
 * UTF-8 when `seal` is `none`; sealing for a recipient's key is another value of `seal`, with the
 * same header and the same framing.
 */
import * as z from 'zod/mini';
import { isUuid } from '../kernel/id.ts';
import type { Response } from '../response/model.ts';

export const envelopeVersion = 1;
/** One envelope at most, header and payload. */
export const maxEnvelopeBytes = 262_144;

export const envelopeHeader = z.object({
  envelopeVersion: z.int().check(z.positive()),
  responseId: z.string().check(z.refine(isUuid)),
  campaign: z.string().check(z.minLength(1), z.maxLength(64)),
  questionnaireHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  device: z.string().check(z.minLength(1), z.maxLength(64)),
  /** 1, 2, 3 … per device, without gaps: a missing number is a missing response. */
  sequence: z.int().check(z.positive()),
  /** Hash of this device's previous envelope in hexadecimal; empty for the first. */
  previousHash: z.string().check(z.regex(/^([0-9a-f]{64})?$/)),
  seal: z.string().check(z.minLength(1), z.maxLength(32)),
});
export type EnvelopeHeader = z.infer<typeof envelopeHeader>;

export interface OpenedEnvelope {
  readonly header: EnvelopeHeader;
  readonly payload: Uint8Array;
}

const newline = 10;

/** The bytes of an envelope around `response`, unsealed. Called once per response, at finish. */
export function writeEnvelope(
  response: Response,
  chain: { readonly sequence: number; readonly previousHash: string },
): Uint8Array {
  const header: EnvelopeHeader = {
    envelopeVersion,
    responseId: response.id,
    campaign: response.campaign,
    questionnaireHash: response.questionnaire.hash,
    device: response.device,
    sequence: chain.sequence,
    previousHash: chain.previousHash,
    seal: 'none',
  };
  return new TextEncoder().encode(`${JSON.stringify(header)}\n${JSON.stringify(response)}`);
}

/**
 * Header and payload of `bytes`, or undefined when they are no envelope at all (no header line, a
 * header that is not one). A header of a later version with more keys is still an envelope.
 */
export function openEnvelope(bytes: Uint8Array): OpenedEnvelope | undefined {
  const end = bytes.indexOf(newline);
  if (end < 1 || bytes.length > maxEnvelopeBytes) return undefined;
  const header = envelopeHeader.safeParse(parseJson(bytes.subarray(0, end)));
  return header.success ? { header: header.data, payload: bytes.subarray(end + 1) } : undefined;
}

/** The JSON value in `bytes`, or undefined when they are not UTF-8 or not JSON. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
