/**
 * The outbox: finished responses as the bytes that are sent. What was received stays with its
 * receipt until the deletion rule holds, what was not waits for as long as it takes.
 */
import type { Response } from '#shared/response/model.ts';
import { sha256Hex } from '#shared/sealing/digest.ts';
import { nameOf, rowsFrom } from './carried.ts';
import { copySecond, finishLock, finishResponse, type Media, type Seal } from './finish.ts';
import { prune } from './prune.ts';
import type { InventoryItem, OutboxItem, OutboxSummary } from './rows.ts';
import { emptyMark, raised } from './sentinel.ts';
import type { Settlement } from './shelf.ts';

export type { Settlement } from './shelf.ts';

export interface Outbox {
  /** Makes ahead what finishing a response of this campaign needs: called when a finish is near. Never rejects. */
  prepare(campaign: string): Promise<void>;
  /** Turns the draft with the response's id into an outbox row, in one transaction. Safe to call twice. */
  finish(response: Response): Promise<OutboxItem>;
  /** Everything not yet received or held, in the order it was finished, without bytes; of one device when given. */
  waiting(device?: string): Promise<OutboxItem[]>;
  /** The bytes to send, in the order of `ids`. Where they were lost there are none: the server refuses that one, and its neighbours pass. */
  bytes(ids: readonly string[]): Promise<Uint8Array[]>;
  /** Writes what a push taught. What is received or held never goes back. */
  settle(settlements: readonly Settlement[]): Promise<void>;
  summary(): Promise<OutboxSummary>;
  /** The newest rows, for the outbox screen. */
  list(limit: number): Promise<OutboxItem[]>;
  /** What names every envelope here: asked about after the server came back from a backup. */
  inventory(): Promise<InventoryItem[]>;
  /** What the server has lost waits again; the old receipt is kept as the former one. */
  reopen(hashes: readonly string[]): Promise<void>;
  /** Takes in envelopes of other devices (a rescue file). How many were new; bytes that are no envelope are left out. */
  carry(envelopes: readonly Uint8Array[]): Promise<number>;
  /** Lets go of what is safe elsewhere by the deletion rule. How many went. */
  prune(): Promise<number>;
}

export interface OutboxParts extends Media {
  readonly seal: Seal;
  readonly prepare?: (campaign: string) => Promise<void>;
  /** Lets time pass. */
  readonly wait: (ms: number) => Promise<void>;
}

export function createOutbox(parts: OutboxParts): Outbox {
  const { shelf, seal } = parts;
  return {
    prepare: async (campaign) => parts.prepare?.(campaign),
    finish: (response) => finishResponse(parts, seal, response),
    waiting: async (device) => (await shelf.unsent()).filter((each) => device === undefined || each.device === device),
    bytes: async (ids) => (await shelf.bytes(ids)).map((bytes) => bytes ?? new Uint8Array()),
    settle: (settlements) => shelf.settle(settlements),
    summary: () => shelf.summary(),
    list: (limit) => shelf.newest(limit),
    inventory: () => shelf.inventory(),
    reopen: (hashes) => shelf.reopen(new Set(hashes)),
    carry: (envelopes) => carry(parts, envelopes),
    prune: () => prune(parts),
  };
}

async function carry(parts: OutboxParts, envelopes: readonly Uint8Array[]): Promise<number> {
  const named = await Promise.all(envelopes.map(async (bytes) => ({ bytes, hash: await sha256Hex(bytes) })));
  const readable = named.filter((each) => nameOf(each) !== undefined);
  return parts.lock(finishLock(parts.app), async () => {
    const rows = rowsFrom(readable, await parts.shelf.inventory(), parts.now()).map((row) => ({ ...row, isCarried: true as const }));
    if (rows.length === 0) return 0;
    await parts.shelf.put(rows);
    await copySecond(parts, rows);
    parts.sentinel.write(raised(parts.sentinel.read() ?? emptyMark, rows.map((row) => row.hash)));
    return rows.length;
  });
}

