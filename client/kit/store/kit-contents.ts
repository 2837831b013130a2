/**
 * What the kit copy holds: enough to go on interviewing when the database is lost. Everything in it
 * is ciphertext or public; at the kiosk, which has no person and no PIN, also its one place, which
 * stands on the door. Private keys are not in it: no browser gives them away.
 *
 *     SHA-256 of the rest, 32 bytes | JSON in UTF-8
 */
import * as z from 'zod/mini';
import { fromBase64, toBase64 } from '#shared/kernel/base64.ts';
import { parseJson } from '#shared/sealing/envelope.ts';
import { sha256Hex } from '#shared/sealing/digest.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { assignedCampaign, campaignSealing } from '#shared/wire/assignments.ts';

const bytes = z.pipe(z.string(), z.transform((text): Uint8Array<ArrayBuffer> => fromBase64(text)));
const vault = z.object({
  id: z.string(),
  owner: z.string(),
  standing: z.enum(['current', 'former', 'destroyed']),
  lock: z.exactOptional(z.object({ salt: bytes, rounds: z.int(), nonce: bytes, wrapped: bytes })),
  tries: z.int(),
  waitUntilMs: z.number(),
});
const kitContents = z.object({
  formatVersion: z.literal(1),
  /** Grows with every write: the newer of two whole files counts. */
  generation: z.int(),
  device: z.object({
    kind: z.enum(['field', 'kiosk']),
    serverKey: z.string(),
    account: z.string(),
    login: z.string(),
    isSignedIn: z.boolean(),
    isPersisted: z.boolean(),
    kiosk: z.exactOptional(z.object({ campaign: z.string(), place: z.string() })),
  }),
  vaults: z.array(vault),
  notes: z.array(z.object({ owner: z.string(), name: z.string(), vault: z.string(), bytes })),
  sealingKeys: z.array(z.object({ serverKey: z.string(), campaign: z.string(), sealing: campaignSealing })),
  questionnaires: z.array(z.object({ hash: z.string(), questionnaire: z.custom<Questionnaire>((value) => typeof value === 'object' && value !== null) })),
  /** The kiosk's assignment. */
  kioskCampaigns: z.exactOptional(z.array(assignedCampaign)),
});
export type KitContents = z.infer<typeof kitContents>;

const hashBytes = 32;

export async function writeKit(contents: KitContents): Promise<Uint8Array<ArrayBuffer>> {
  const json = new TextEncoder().encode(JSON.stringify(contents, bytesAsText));
  const kit = new Uint8Array(hashBytes + json.length);
  kit.set(fromHex(await sha256Hex(json)));
  kit.set(json, hashBytes);
  return kit;
}

/** For `JSON.stringify`. */
export function bytesAsText(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? toBase64(value) : value;
}

/** Undefined when the file is cut, altered or of another version of the app. */
export async function readKit(file: Uint8Array | undefined): Promise<KitContents | undefined> {
  if (file === undefined || file.length <= hashBytes) return undefined;
  const json = file.subarray(hashBytes);
  const hash = fromHex(await sha256Hex(json));
  if (hash.some((byte, index) => byte !== file[index])) return undefined;
  try {
    const parsed = kitContents.safeParse(parseJson(json));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
