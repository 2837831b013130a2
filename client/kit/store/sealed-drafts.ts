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
  const key = row.under === 'vault' ? vault.key : await keys.find(row.id, vault).catch(outOfReach);
  const opened = key === undefined ? undefined : await openJson(key, placeOf(row.id), row.bytes);
  return isDraft(opened) && opened.id === row.id ? opened : undefined;
}

/** What came of opening the drafts of a person. */
export interface OpenedDrafts {
  /** The one started last first. */
  readonly drafts: readonly Draft[];
  /** How many are there and do not open: altered, or their key is out of reach. */
  readonly closed: number;
}

export async function openDrafts(rows: readonly SealedDraftRow[], vault: OpenKey, keys: DraftKeys): Promise<OpenedDrafts> {
  const ours = rows.filter((row) => row.vault === vault.id);
  const opened = await Promise.all(ours.map((row) => openDraft(row, vault, keys)));
  const drafts = opened.filter((each) => each !== undefined).sort((left, right) => right.startedAt.utcMs - left.startedAt.utcMs);
  return { drafts, closed: ours.length - drafts.length };
}

/** What opened under our own key is what we wrote; only that it is a draft at all is looked at. */
function isDraft(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && 'id' in value && 'startedAt' in value && 'answers' in value;
}

/** The browser's files do not answer now; they may at the next start. */
function outOfReach(): undefined {
  return undefined;
}

function placeOf(id: string): { table: string; id: string } {
  return { table: 'drafts', id };
}
