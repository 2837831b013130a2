/**
 * An envelope: the bytes of one finished response, made once on the device and never again. Those
 * exact bytes are stored there, sent, stored here and exported; their SHA-256 is the identity of
 * the content. Nobody re-serialises them.
 *
 *     version 1, seal `none`:       <header as JSON, one line>\n<response as JSON in UTF-8>
 *     version 2, seal `hpke-p256`:  <header as JSON, one line>\n<payload><signature, 64 bytes>
 *
 * The header is readable by whoever carries the envelope. What the payload of version 2 holds is
 * said in `sealed-payload.ts`; its signature is the device's, over every byte before it, in its low
 * form (`low-s.ts`). Both versions are read for ever.
 */
import * as z from 'zod/mini';
import { isUuid } from '../kernel/id.ts';
import type { Response } from '../response/model.ts';
import { signatureBytes } from './signing.ts';

export const unsealedVersion = 1;
export const sealedVersion = 2;
export const hpkeSeal = 'hpke-p256';
/** One envelope at most, header and payload. */
export const maxEnvelopeBytes = 262_144;
/** No device finishes this many: a larger number was written to spoil a chain. */
export const maxSequence = 1_000_000_000;
/** Recipients of one envelope at most. */
export const maxKeyIds = 4;

export const envelopeHeader = z.object({
  envelopeVersion: z.int().check(z.positive()),
  responseId: z.string().check(z.refine(isUuid)),
  campaign: z.string().check(z.minLength(1), z.maxLength(64)),
  questionnaireHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  device: z.string().check(z.minLength(1), z.maxLength(64)),
  /** 1, 2, 3 … per device, without gaps: a missing number is a missing response. */
  sequence: z.int().check(z.positive(), z.maximum(maxSequence)),
  /** Hash of this device's previous envelope in hexadecimal; empty for the first. */
  previousHash: z.string().check(z.regex(/^([0-9a-f]{64})?$/)),
  seal: z.string().check(z.minLength(1), z.maxLength(32)),
  /** To whom it is sealed: ids of the working key and the recovery key, in the order of the payload. */
  keyIds: z.optional(z.array(z.string().check(z.regex(/^[0-9a-f]{32}$/))).check(z.minLength(1), z.maxLength(maxKeyIds))),
});
export type EnvelopeHeader = z.infer<typeof envelopeHeader>;

/** Where an envelope stands in its device's chain. */
export interface ChainPlace {
  readonly sequence: number;
  readonly previousHash: string;
}

export interface OpenedEnvelope {
  readonly header: EnvelopeHeader;
  /** The bytes of the header line, without its end: what the seal is bound to. */
  readonly headerBytes: Uint8Array;
  readonly payload: Uint8Array;
  /** Null where the version has none, or there is no room for one. */
  readonly signature: Uint8Array | null;
  /** What the signature is over: everything before it. */
  readonly signedBytes: Uint8Array;
}

const newline = 10;

/** The header of an envelope around `response`. */
export function headerOf(
  response: Response, chain: ChainPlace, sealing: Pick<EnvelopeHeader, 'envelopeVersion' | 'seal' | 'keyIds'>,
): EnvelopeHeader {
  const { envelopeVersion, seal, keyIds } = sealing;
  return {
    envelopeVersion,
    responseId: response.id,
    campaign: response.campaign,
    questionnaireHash: response.questionnaire.hash,
    device: response.device,
    sequence: chain.sequence,
    previousHash: chain.previousHash,
    seal,
    ...(keyIds === undefined ? {} : { keyIds }),
  };
}

/** The bytes of an envelope around `response`, unsealed. Called once per response, at finish. */
export function writeEnvelope(response: Response, chain: ChainPlace): Uint8Array {
  const header = headerOf(response, chain, { envelopeVersion: unsealedVersion, seal: 'none' });
  return new TextEncoder().encode(`${JSON.stringify(header)}\n${JSON.stringify(response)}`);
}

/**
 * The parts of `bytes`, or undefined when they are no envelope at all (no header line, a header
 * that is not one). A header of a later version with more keys is still an envelope.
 */
export function openEnvelope(bytes: Uint8Array): OpenedEnvelope | undefined {
  const end = bytes.indexOf(newline);
  if (end < 1 || bytes.length > maxEnvelopeBytes) return undefined;
  const header = envelopeHeader.safeParse(parseJson(bytes.subarray(0, end)));
  if (!header.success) return undefined;
  const hasSignature = header.data.envelopeVersion === sealedVersion && bytes.length - end - 1 >= signatureBytes;
  const signedEnd = hasSignature ? bytes.length - signatureBytes : bytes.length;
  return {
    header: header.data,
    headerBytes: bytes.subarray(0, end),
    payload: bytes.subarray(end + 1, signedEnd),
    signature: hasSignature ? bytes.subarray(signedEnd) : null,
    signedBytes: bytes.subarray(0, signedEnd),
  };
}

/** The JSON value in `bytes`, or undefined when they are not UTF-8 or not JSON. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
