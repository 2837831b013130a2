/**
 * After a restore the server may have lost what it once gave receipts for. Whenever its ledger is
 * not the one that this device has compared its envelopes with, the device lists them, and what
 * the server says it does not have waits again and is sent again. Nobody has to ask for it.
 */
import { inventoryReply, inventoryText, maxInventoryItems } from '#shared/wire/inventory.ts';
import type { LedgerState } from '#shared/wire/hello.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import { NoAnswer } from '../api/no-answer.ts';
import { sendOver } from '../api/send.ts';
import { responseIdOf, type DeviceRow, type InventoryItem, type KnownLedger } from '../store/rows.ts';
import type { Session, SyncPorts } from './ports.ts';
import { timeoutMsFor } from '../api/time-limit.ts';

/** Bytes of one item in a request, about. */
const itemBytes = 140;

/** Whether the ledger that was proven is one that the device has compared itself with before. */
export function isKnown(known: KnownLedger | undefined, ledger: LedgerState): boolean {
  if (known?.epoch !== ledger.epoch || ledger.size < known.index) return false;
  return known.index === 0 || ledger.seenHash === known.hash;
}

/** Keeps what the server proved, and compares envelopes with it where it is another history. */
export async function reconcile(ports: SyncPorts, session: Session, device: DeviceRow): Promise<void> {
  const { ledger } = session;
  if (ledger === undefined) return;
  const { epoch, size, backedUpTo, atMs } = ledger;
  // At once: what may be deleted is judged by the server's present epoch alone.
  await ports.store.device.change({ ledger: { epoch, size, backedUpTo, atMs } });
  if (isKnown(device.known, ledger)) return;
  const items = await settledItems(ports);
  for (let from = 0; from < items.length; from += maxInventoryItems) {
    await ports.store.outbox.reopen(await missingOf(ports, session, { device, epoch, items: items.slice(from, from + maxInventoryItems) }));
  }
  await ports.store.device.change({ known: { epoch, index: 0, hash: '' } });
}

/** What waits is sent anyway. */
async function settledItems({ store: { outbox } }: SyncPorts): Promise<readonly InventoryItem[]> {
  const waiting = new Set((await outbox.waiting()).map((each) => each.id));
  return (await outbox.inventory()).filter((each) => !waiting.has(each.id));
}

interface Range {
  readonly device: DeviceRow;
  readonly epoch: string;
  readonly items: readonly InventoryItem[];
}

async function missingOf({ transport, verify }: SyncPorts, session: Session, { device, epoch, items }: Range): Promise<readonly string[]> {
  const body = { protocolVersion, items: items.map((each) => ({ responseId: responseIdOf(each), envelopeHash: each.hash })) };
  const timeoutMs = timeoutMsFor(items.length * itemBytes);
  const reply = await session.within((token) => sendOver(transport, { path: '/api/inventory', body, token, reply: inventoryReply, timeoutMs }));
  const isProven = reply.epoch === epoch
    && await verify(device.serverKey, reply.signature, inventoryText(body.items.map((each) => each.envelopeHash), reply));
  if (!isProven) throw new NoAnswer('unreadable');
  return reply.missing;
}
