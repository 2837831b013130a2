/**
 * Reads every envelope on the shelf and looks whether its bytes still have their hash. What does not
 * gets its bytes back from the journal; what the journal does not have either is told. Done when
 * nobody waits, a few envelopes at a time: what is damaged is found before it is sent, and a person
 * who wants to begin waits for none of it.
 */
import { sha256Hex } from '#shared/sealing/digest.ts';
import type { Incident } from './incidents.ts';
import type { InventoryItem } from './rows.ts';
import { combineHashes } from './sentinel.ts';
import { tell, type StartMedia } from './start-up.ts';
import type { Surroundings } from './surroundings.ts';

const atOnce = 20;

type PatientMedia = StartMedia & Pick<Surroundings, 'idle'>;

/** The incidents there are afterwards; undefined when there was nothing to tell. */
export async function verifyShelf(media: PatientMedia): Promise<readonly Incident[] | undefined> {
  const altered = await alteredOf(media);
  if (altered.length === 0) return undefined;
  const mendable = await mendableOf(media, altered);
  const hopeless = altered.filter(({ hash }) => !mendable.some((each) => each.hash === hash));
  const { incidents } = await tell(media, [
    ...(mendable.length === 0 ? [] : [{ kind: 'response_altered', count: mendable.length } as const]),
    // They stay on the shelf as they are: the same ones are not told at every start.
    ...(hopeless.length === 0 ? [] : [{ kind: 'responses_lost', count: hopeless.length, cause: `altered ${combineHashes(hopeless.map((each) => each.hash))}` } as const]),
  ]);
  if (mendable.length > 0) await media.shelf.mend(mendable);
  return incidents;
}

async function alteredOf({ shelf, idle }: PatientMedia): Promise<InventoryItem[]> {
  const items = await shelf.inventory();
  const altered: InventoryItem[] = [];
  for (let at = 0; at < items.length; at += atOnce) {
    await idle();
    const some = items.slice(at, at + atOnce);
    const bytes = await shelf.bytes(some.map((each) => each.id));
    for (const [index, item] of some.entries()) {
      const each = bytes[index];
      if (each === undefined ? await shelf.find(item.id) !== undefined : await sha256Hex(each) !== item.hash) altered.push(item);
    }
  }
  return altered;
}

/** Those of which the journal has the right bytes. */
async function mendableOf({ journal }: StartMedia, altered: readonly InventoryItem[]): Promise<{ id: string; hash: string; bytes: Uint8Array }[]> {
  const kept = new Map((await journal.readAll().catch(() => undefined))?.envelopes.map((each) => [each.hash, each.bytes]));
  return altered.flatMap(({ id, hash }) => {
    const bytes = kept.get(hash);
    return bytes === undefined ? [] : [{ id, hash, bytes }];
  });
}
