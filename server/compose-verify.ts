/** Joins verifying with the database of a folder and with the key that signs: offline, beside no server or a running one. */
import { existsSync, statSync } from 'node:fs';
import { publicKeyIn, signatureCheck } from './auth/keys.ts';
import { Findings, type Verdict } from './ledger/verify/findings.ts';
import { verify, type Outside } from './ledger/verify/verify.ts';
import type { DataFolder } from './start/data-folder.ts';
import { versionOf } from './storage/migrate.ts';
import { openVerifySource } from './storage/verify-source.ts';

export interface VerifyRequest extends Pick<Outside, 'receipts' | 'heads'> {
  /** Raw point in base64, from outside: as a device pinned it or a head was published with. */
  readonly serverKey: string | undefined;
}

export type VerifyFault = 'data_missing' | 'foreign' | 'newer' | 'older' | 'no_key';

/** The verdict, or why there can be none. What cannot be read to its end is a finding. */
export function verifyFolder({ databasePath, serverKeyPath }: Pick<DataFolder, 'databasePath' | 'serverKeyPath'>, request: VerifyRequest): Verdict | VerifyFault {
  if (!existsSync(databasePath) || !statSync(databasePath).isFile()) return 'data_missing';
  const ownKey = publicKeyIn(serverKeyPath);
  const key = request.serverKey ?? ownKey;
  if (key === undefined) return 'no_key';
  try {
    const version = versionOf(databasePath);
    if (version !== 'this') return version;
    const source = openVerifySource(databasePath);
    try {
      return verify(source, { ...request, isSigned: signatureCheck(key), isOtherKey: ownKey !== undefined && ownKey !== key });
    } finally {
      source.close();
    }
  } catch (error) {
    return unreadable(error);
  }
}

function unreadable(error: unknown): Verdict {
  const findings = new Findings();
  findings.add('file_damaged', error instanceof Error ? error.message : String(error));
  return {
    isClean: false, findings: findings.list, findingCount: 1, head: { epoch: '', size: 0, hash: '' }, restores: 0, refilled: 0, brokenChains: { devices: 0, numbers: 0 },
    checked: { entries: 0, envelopes: 0, receipts: 0, heads: 0, outsideReceipts: 0, outsideHeads: 0, responses: 0, campaigns: 0 },
  };
}
