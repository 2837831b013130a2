/**
 * Restoring a server from its backups. The database is raised beside the old one, checked, given a
 * new epoch, and only then takes its place; whatever stood there is put aside under another name,
 * never removed. Cut off in the middle, it can be begun again.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '#shared/kernel/problem.ts';
import type { LedgerHead } from '#shared/sealing/ledger.ts';
import { readServerKey } from '../auth/keys.ts';
import { openKeysBackup, putBackKeys } from '../keys/keys-backup.ts';
import { openingKeyIn, sealingKeyFor, type SealingPair } from '../keys/sealing-pair.ts';
import type { DataFolder } from '../start/data-folder.ts';
import { readBackupKey } from './backup-key.ts';
import { asBackupFailed } from './backup-failed.ts';
import { createBackupCatalogue, type BackupCatalogue, type BadFile } from './catalogue.ts';
import { endExchange, exchangeDatabase } from './exchange-database.ts';
import { fullsNewestFirst } from './lineage.ts';
import type { BackupTarget } from './ports.ts';
import { raiseCopy, type RaisedCopy } from './raise-copy.ts';
import { RestoreRefused, type RestoreDatabase } from './restore-ports.ts';
import type { OpeningKeyOf } from './sealed-file/data-key.ts';

export interface RestoreRequest {
  readonly target: BackupTarget;
  /** Locked by the caller. */
  readonly folder: DataFolder;
  readonly database: RestoreDatabase;
  /** Null where the data folder still has its keys. */
  readonly recovery: SealingPair | null;
  /** Whose backups, by the id of the server's key; null where the data folder has that key. */
  readonly server: string | null;
  /** Whether a database that has more than the backup may be put aside. */
  readonly allowsOlder: boolean;
  readonly nowMs: number;
}

export interface Restored extends Pick<RaisedCopy, 'full' | 'tip' | 'segments' | 'envelopesOfSegments' | 'skipped'> {
  /** How the ledger stands in the new epoch. */
  readonly head: LedgerHead;
  readonly envelopes: number;
  readonly devices: number;
  readonly keysWritten: readonly string[];
  /** Where the former database lies; null where there was none. */
  readonly putAside: string | null;
}

/** Throws `RestoreRefused`; then nothing was changed but missing keys, which may have come back. */
export async function restore(request: RestoreRequest): Promise<Restored> {
  try {
    endExchange(request.folder);
    return await restoreIn(request);
  } catch (error) {
    throw isFull(error) ? new RestoreRefused('restoreNoRoom') : error;
  }
}

async function restoreIn(request: RestoreRequest): Promise<Restored> {
  const { folder, database, target } = request;
  const staging = join(folder.path, 'restoring');
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { mode: 0o700 });
  try {
    const path = join(staging, 'hailong.db');
    const catalogue = createBackupCatalogue(target);
    const serverKey = chosenServer(request, catalogue.look());
    const keyOf = keysAtHand(request);
    const raised = raiseCopy({ target, catalogue, database, keyOf, serverKey, path });
    if (!('full' in raised)) throw noneGood(raised.skipped);
    const counts = compared(request, path);
    const keysWritten = putBack(request, raised, serverKey);
    const head = await database.finish(path, folder.serverKeyPath);
    const putAside = exchangeDatabase(folder, path, request.nowMs);
    const { full, tip, segments, envelopesOfSegments, skipped } = raised;
    return { full, tip, segments, envelopesOfSegments, skipped, head, ...counts, keysWritten, putAside };
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function noneGood(skipped: readonly BadFile[]): RestoreRefused {
  return new RestoreRefused(skipped.every(({ damage }) => damage === 'key_unknown') ? 'restoreNoKey' : 'restoreNoneGood', {}, skipped);
}

/** Whichever part of the restore met the full disk. */
function isFull(error: unknown): boolean {
  return asBackupFailed(error).code === 'data_disk_full' || (error instanceof Problem && error.code === 'storage.full')
    || (error instanceof Error && 'reason' in error && error.reason === 'full');
}

/**
 * The server of the folder; in an empty one, the one that was named. Never merely the only one that
 * is found: whoever can write there, and knows the public half of the recovery key, can lay down
 * backups of a server of their own.
 */
function chosenServer({ folder: { serverKeyPath }, server }: RestoreRequest, { files, bad }: ReturnType<BackupCatalogue['look']>): string {
  const servers = [...new Set(fullsNewestFirst(files).map(({ facts }) => facts.serverKey))];
  if (servers.length === 0) throw new RestoreRefused(bad.length === 0 ? 'restoreNothing' : 'restoreNoneGood', {}, bad);
  const wanted = existsSync(serverKeyPath) ? readServerKey(serverKeyPath).publicKey : servers.find((key) => serverId(key) === server);
  if (wanted === undefined) throw new RestoreRefused('restoreWhichServer', { servers: servers.map(serverId).join(', ') });
  if (!servers.includes(wanted)) throw new RestoreRefused('restoreOtherServer');
  return wanted;
}

/** By which a person tells servers apart. */
export function serverId(serverKey: string): string {
  return sealingKeyFor(Buffer.from(serverKey, 'base64')).id;
}

function keysAtHand({ recovery, folder }: RestoreRequest): OpeningKeyOf {
  const own = readBackupKey(folder.keysPath);
  const pairs = [recovery, own].flatMap((pair) => (pair === null || pair === undefined ? [] : [{ id: pair.key.id, opening: openingKeyIn(pair.pem) }]));
  return (id) => pairs.find((each) => each.id === id)?.opening;
}

/** Refuses when the database that stands there has anything that the raised one does not have. */
function compared({ folder, database, allowsOlder }: RestoreRequest, path: string): { readonly envelopes: number; readonly devices: number } {
  const standing = existsSync(folder.databasePath) ? database.head(folder.databasePath) : undefined;
  const raised = database.layUpon(path);
  try {
    const hasMore = standing !== undefined && raised.hashAt(standing.size) !== standing.hash;
    if (hasMore && !allowsOlder) throw new RestoreRefused('restoreNewer', { size: standing.size, at: new Date(standing.atMs).toISOString() });
    return raised.counts();
  } finally {
    raised.close();
  }
}

/** The keys that are missing in the folder. Without its server key a server is a stranger to every device. */
function putBack({ folder, recovery }: RestoreRequest, { keys }: RaisedCopy, serverKey: string): string[] {
  const opened = recovery === null || keys === null ? new Map<string, Uint8Array>() : openKeysBackup(keys, recovery);
  const written = 'fault' in opened ? [] : putBackKeys(folder, opened);
  if (!existsSync(folder.serverKeyPath)) throw new RestoreRefused('restoreNoKey');
  if (readServerKey(folder.serverKeyPath).publicKey !== serverKey) throw new RestoreRefused('restoreOtherServer');
  return written;
}
