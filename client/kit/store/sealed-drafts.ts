/** A draft as ciphertext, and back. */
import { openJson, sealJson } from '../vault/sealed-json.ts';
import type { OpenKey } from '../vault/vault-rows.ts';
import type { Draft } from './draft.ts';
import type { DraftKeys } from './draft-keys.ts';
import type { SealedDraftRow } from './sealed-rows.ts';

export async function sealDraft(draft: Draft, vault: OpenKey, keys: DraftKeys): Promise<SealedDraftRow> {
  const own = await keys.keyFor(draft.id, vault);
  const bytes = await sealJson(own ?? vault.key, placeOf(draft.id), draft);
  return { id: draft.id, owner: vault.owner, vault: vault.id, under: own === undefined ? 'vault' : 'draft', bytes };
}

/** The draft in `row`, or undefined when `vault` does not open it. */
export async function openDraft(row: SealedDraftRow, vault: OpenKey, keys: DraftKeys): Promise<Draft | undefined> {
  if (row.vault !== vault.id) return undefined;
  const key = row.under === 'vault' ? vault.key : await keys.find(row.id, vault);
  const opened = key === undefined ? undefined : await openJson(key, placeOf(row.id), row.bytes);
  return isDraft(opened) && opened.id === row.id ? opened : undefined;
}

/** The drafts that open, the one started last first. */
export async function openDrafts(rows: readonly SealedDraftRow[], vault: OpenKey, keys: DraftKeys): Promise<Draft[]> {
  const opened = await Promise.all(rows.map((row) => openDraft(row, vault, keys)));
  return opened.filter((each) => each !== undefined).sort((left, right) => right.startedAt.utcMs - left.startedAt.utcMs);
}

/** What opened under our own key is what we wrote; only that it is a draft at all is looked at. */
function isDraft(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && 'id' in value && 'startedAt' in value && 'answers' in value;
}

function placeOf(id: string): { table: string; id: string } {
  return { table: 'drafts', id };
}
