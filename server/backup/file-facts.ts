/**
 * What each file of a backup says of itself, readable without a key. A full backup holds the
 * database as it was at a size of the ledger; a segment holds what came between two sizes. Files are
 * numbered in the order in which they were laid down, so that no clock decides which is the newest.
 */
import * as z from 'zod/mini';
import { isSignedBy } from '../auth/keys.ts';
import { DamagedFile } from './sealed-file/damaged-file.ts';
import { readHead, type FileHead, type FileSource } from './sealed-file/open-file.ts';

const hash = z.string().check(z.regex(/^([0-9a-f]{64})?$/));
const size = z.int().check(z.nonnegative());

export const fileFacts = z.object({
  kind: z.enum(['full', 'segment']),
  number: z.int().check(z.positive()),
  madeAtMs: z.int(),
  /** Raw point in base64: the server that made and signed it. */
  serverKey: z.string().check(z.maxLength(128)),
  epoch: z.string().check(z.minLength(1), z.maxLength(64)),
  /** Size and head of the ledger before what is in it; 0 and nothing for a full backup. */
  fromSize: size,
  fromHash: hash,
  /** Size and head of the ledger with what is in it. */
  size,
  hash,
});
export type FileFacts = z.infer<typeof fileFacts>;

/** The facts of a file that its server signed; throws `DamagedFile`. Its content is not looked at. */
export function readFacts(source: FileSource): FileFacts {
  const head = readHead(source);
  const read = fileFacts.safeParse(head.facts);
  if (!read.success) throw new DamagedFile('damaged');
  if (!isSignedByItsServer(head)) throw new DamagedFile('signature_bad');
  return read.data;
}

export function isSignedByItsServer({ facts, signedText, signature }: FileHead): boolean {
  const { serverKey } = facts;
  return typeof serverKey === 'string' && isSignedBy(serverKey, signedText, signature);
}
