/** Envelopes by another road than a push of their own device: a rescue file; and what a device asks after a restore. */
import { inventoryRequest, maxInventoryBytes } from '#shared/wire/inventory.ts';
import { maxRescueFileBytes, rescueFileType } from '#shared/wire/rescue-file.ts';
import type { LedgerProof } from '../../auth/ledger-proof.ts';
import { officeCarrier, type TakeRescueFile } from '../../ingest/take-rescue-file.ts';
import type { Routes } from '../handler.ts';
import { readBytes, readJson, requireContentType } from '../read-body.ts';

export interface RescueParts {
  readonly takeRescueFile: TakeRescueFile;
  readonly ledgerProof: Pick<LedgerProof, 'inventory'>;
}

const contentType = new RegExp(`^${rescueFileType.replaceAll('.', '\\.')}$`, 'i');

export function rescueRoutes(parts: RescueParts): Routes<'POST /api/rescue' | 'POST /api/inventory'> {
  return {
    'POST /api/inventory': async (call) => call.json(await parts.ledgerProof.inventory(await readJson(call, inventoryRequest, maxInventoryBytes))),
    'POST /api/rescue': async (call, session) => {
      requireContentType(call, contentType);
      const readFile = (): Promise<Uint8Array> => readBytes(call, maxRescueFileBytes);
      return call.json(await parts.takeRescueFile(readFile, 'sender' in session ? session.sender : officeCarrier));
    },
  };
}
