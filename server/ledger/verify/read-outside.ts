/**
 * Receipts and heads that somebody kept outside: a JSON list, a reply of the server as it came, or
 * one to a line. What cannot be read as either is an error of the file, not of the database.
 */
import * as z from 'zod/mini';
import { signedReceipt, type SignedReceipt } from '#shared/wire/receipt.ts';
import type { OutsideHead } from './check-proofs.ts';

const receiptFile = z.union([
  z.array(signedReceipt), z.object({ receipts: z.array(signedReceipt) }), z.object({ signed: z.array(z.nullable(signedReceipt)) }),
]);
const head = z.object({ epoch: z.string(), size: z.int(), hash: z.string(), day: z.string(), signature: z.string() });
const headFile = z.union([z.array(head), z.object({ heads: z.array(head), serverKey: z.optional(z.string()) })]);

/** Each with its number in the file; undefined for a file that is neither. */
export function readOutsideReceipts(text: string): (readonly [string, SignedReceipt])[] | undefined {
  const read = readAs(receiptFile, text);
  if (!read.success) return undefined;
  const list = Array.isArray(read.data) ? read.data : 'receipts' in read.data ? read.data.receipts : read.data.signed;
  return list.flatMap((each, at) => (each === null ? [] : [[String(at + 1), each] as const]));
}

export function readOutsideHeads(text: string): { readonly heads: (readonly [string, OutsideHead])[]; readonly serverKey: string | undefined } | undefined {
  const read = readAs(headFile, text);
  if (!read.success) return undefined;
  const { heads, serverKey } = Array.isArray(read.data) ? { heads: read.data, serverKey: undefined } : read.data;
  return { heads: heads.map((each) => [each.day, each] as const), serverKey };
}

/** The whole as JSON, or each line; one line alone is both. */
function readAs<T>(schema: z.ZodMiniType<T>, text: string): z.core.util.SafeParseResult<T> {
  const whole = schema.safeParse(parse(text));
  return whole.success ? whole : schema.safeParse(text.split('\n').filter((line) => line.trim() !== '').map(parse));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
