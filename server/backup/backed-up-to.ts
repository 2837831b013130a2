/**
 * The highest ledger index of this epoch that is known to lie in the second place: written after
 * what lies there was read back, told to devices, which delete nothing beyond it.
 */
import * as z from 'zod/mini';
import { parseJsonText } from './parse-json.ts';
import type { Storage } from '../storage/port.ts';

const settingName = 'backedUpTo';
const stored = z.object({ epoch: z.string(), index: z.int().check(z.nonnegative()) });

/** 0 where nothing is there, or only what was acknowledged in an earlier epoch. */
export async function readBackedUpTo(storage: Pick<Storage, 'setting'>, epoch: string): Promise<number> {
  const read = stored.safeParse(parseJsonText(await storage.setting(settingName) ?? ''));
  return read.success && read.data.epoch === epoch ? read.data.index : 0;
}

export async function writeBackedUpTo(storage: Pick<Storage, 'setSetting'>, { epoch, index }: { readonly epoch: string; readonly index: number }): Promise<void> {
  await storage.setSetting(settingName, JSON.stringify({ epoch, index }));
}
