/** The folder that holds everything the server keeps: made when missing, refused when it cannot be written. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from './start-refused.ts';

export interface DataFolder {
  readonly path: string;
  readonly databasePath: string;
  readonly serverKeyPath: string;
  /** Sealing keys (`server/keys`). */
  readonly keysPath: string;
  readonly lockPath: string;
  /** The client's files of earlier builds (`server/http/former-assets.ts`). */
  readonly formerAssetsPath: string;
}

export function openDataFolder(path: string): DataFolder {
  try {
    // A folder made here is for the server alone; one that stands keeps the rights it was given.
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new StartRefused('refusedFolder', { folder: path });
  }
  return dataFolderAt(path);
}

/** Its names alone: for whoever only reads, and makes nothing. */
export function dataFolderAt(path: string): DataFolder {
  const databasePath = join(path, 'hailong.db');
  return { path, databasePath, serverKeyPath: join(path, 'server-key.pem'), keysPath: join(path, 'keys'), lockPath: join(path, 'lock'), formerAssetsPath: join(path, 'former-assets') };
}
