/** For tests: a server with a small campaign, its backups laid down by hand, and its restores. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readServerKey } from '../auth/keys.ts';
import { composeBackupDatabase, composeRestoreDatabase } from '../compose-backup.ts';
import { envelopeOf, noonMs, smallResponse } from '../fixtures/envelopes.ts';
import { smallCampaign } from '../fixtures/small-campaign.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { testServer, type TestServer } from '../fixtures/test-server.ts';
import { createKeyStore } from '../keys/key-store.ts';
import { makePair, type SealingPair } from '../keys/sealing-pair.ts';
import { openDataFolder, type DataFolder } from '../start/data-folder.ts';
import { createBackupCatalogue } from './catalogue.ts';
import { folderTarget } from './folder-target.ts';
import { createFullBackups, type FullLaid } from './lay-full.ts';
import { createSegments, type LaidUpTo } from './lay-segment.ts';
import type { BackupDatabase, BackupTarget } from './ports.ts';
import type { RestoreDatabase } from './restore-ports.ts';
import { restore, serverId, type Restored } from './restore.ts';

interface RestoreOver {
  readonly recovery?: SealingPair | null;
  readonly allowsOlder?: boolean;
  /** Its own, unless another is named. */
  readonly server?: string | null;
  /** Instead of the real one. */
  readonly database?: RestoreDatabase;
}

export interface BackedUpServer {
  readonly server: TestServer;
  readonly folder: DataFolder;
  /** The folder of the second place. */
  readonly place: string;
  readonly recovery: SealingPair;
  readonly database: BackupDatabase;
  full(target?: BackupTarget): Promise<FullLaid>;
  segment(): LaidUpTo;
  /** Stores so many responses; gives their bytes. */
  store(count: number, over?: Parameters<typeof smallResponse>[2]): Promise<Uint8Array[]>;
  files(): string[];
  /** Changes one byte of a file in the second place. */
  spoil(name: string, at?: number): void;
  /** Into a folder of that name beside the second place. */
  restoreTo(name: string, over?: RestoreOver): Promise<Restored & { readonly folder: DataFolder }>;
  end(): Promise<void>;
}

export async function backedUpServer(): Promise<BackedUpServer> {
  const server = await testServer();
  const hash = await server.openSmallCampaign();
  const campaign = smallCampaign();
  const temporary = temporaryFolder();
  const place = join(temporary.path, 'place');
  mkdirSync(place);
  const folder = openDataFolder(server.folder);
  const recovery = makePair();
  createKeyStore({ keysPath: folder.keysPath, now: () => noonMs, onChanged: () => undefined }).setRecovery(recovery.key);
  const [database, ownId] = [composeBackupDatabase(folder.databasePath), serverId(readServerKey(folder.serverKeyPath).publicKey)];
  const target = folderTarget(place);
  const catalogue = createBackupCatalogue(target);
  let nowMs = noonMs;
  const now = (): number => (nowMs += 1000);
  const source = database.openSource();
  const segment = createSegments({ places: folder, source, target, catalogue, now });
  const common = { places: folder, databasePath: folder.databasePath, copyPath: join(server.folder, 'copy.db'), database, now };
  const full = createFullBackups({ ...common, target, catalogue });
  return {
    server, folder, place, recovery, database, segment,
    full: (other) => (other === undefined ? full() : createFullBackups({ ...common, target: other, catalogue: createBackupCatalogue(other) })()),
    store: async (count, over = {}) => {
      const device = '00000000-0000-4000-8000-000000000001';
      const all = Array.from({ length: count }, () => envelopeOf(smallResponse(campaign, hash, { device, ...over })));
      await server.ingest.receive(all, { device, account: null, kind: 'office', isRevoked: false, isGenerated: false, places: 'all' });
      return all;
    },
    files: () => readdirSync(place).sort(),
    spoil: (name, at) => {
      const bytes = readFileSync(join(place, name));
      const where = at ?? bytes.length - 40;
      bytes[where] = (bytes[where] ?? 0) ^ 1;
      writeFileSync(join(place, name), bytes);
    },
    restoreTo: async (name, over = {}) => {
      const into = openDataFolder(join(temporary.path, name));
      const restored = await restore({
        target: folderTarget(place), folder: into, recovery: over.recovery === undefined ? recovery : over.recovery,
        database: over.database ?? composeRestoreDatabase(noonMs), allowsOlder: over.allowsOlder ?? false, server: over.server === undefined ? ownId : over.server, nowMs: noonMs,
      });
      return { ...restored, folder: into };
    },
    end: async () => {
      source.close();
      await server.end();
      temporary.remove();
    },
  };
}
