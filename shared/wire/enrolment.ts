/**
 * Enrolment: a person signs in once online, or hands over a code that the office gave them
 * (`enrolment-codes.ts`); the device registers the public half of its key pair and pins the
 * server's public key. The pair never leaves the device and never expires for depositing.
 *
 * POST /api/enrolments
 */
import * as z from 'zod/mini';
import { isUuid } from '../kernel/id.ts';

/** Public key as `raw` P-256 point (65 bytes, uncompressed) in base64. */
export const publicKey = z.string().check(z.minLength(88), z.maxLength(88));

export const deviceKinds = ['field', 'kiosk'] as const;

const enrolling = {
  protocolVersion: z.int().check(z.positive()),
  device: z.string().check(z.refine(isUuid)),
  kind: z.enum(deviceKinds),
  publicKey,
  /** Kiosk: the campaign and the place (centre) it stands in; chosen by the person who enrols, or by the code. */
  kiosk: z.optional(z.object({ campaign: z.string(), place: z.string() })),
};
const byPassword = z.object({
  ...enrolling,
  login: z.string().check(z.minLength(1), z.maxLength(64)),
  password: z.string().check(z.minLength(1), z.maxLength(200)),
});
/** Since protocol 2. */
const byCode = z.object({
  ...enrolling,
  /** Taken by the first device that it enrols; the same id and key may ask again, for the reply may be lost. */
  code: z.string().check(z.minLength(1), z.maxLength(64)),
});

export const enrolmentRequest = z.union([byCode, byPassword]);
export type EnrolmentRequest = z.infer<typeof enrolmentRequest>;

export const enrolmentReply = z.object({
  protocolVersion: z.int(),
  device: z.string(),
  /** Account id of the person, stored in each response as `enumerator`. */
  account: z.string(),
  login: z.string(),
  /** To be pinned: only a server that holds its private half is talked to. */
  serverKey: publicKey,
  /** By code for a kiosk: where it stands, with the names to show. */
  kiosk: z.optional(z.object({ campaign: z.string(), place: z.string() })),
});
export type EnrolmentReply = z.infer<typeof enrolmentReply>;

/** POST /api/kiosk-places: sign-in without a session, to choose the centre before enrolling a kiosk. */
export const kioskPlacesRequest = z.object({
  login: z.string().check(z.minLength(1), z.maxLength(64)),
  password: z.string().check(z.minLength(1), z.maxLength(200)),
});
export const kioskPlacesReply = z.object({
  places: z.array(z.object({
    campaign: z.string(), campaignName: z.object({ vi: z.string(), en: z.optional(z.string()) }),
    place: z.string(), placeName: z.object({ vi: z.string(), en: z.optional(z.string()) }),
  })),
});
