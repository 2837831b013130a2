/**
 * Files of earlier builds. A page that was opened before an update asks for parts by the names of its
 * own build; those names hold a hash, so that old and new never meet. What a build serves is copied
 * beside the data at its first start, and kept for sixty days after another build took its place. The
 * time of a file says until when it was served: those of the build that served last are the newest,
 * and it served until this start, however long ago its own was.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

const keptMs = 60 * 24 * 3_600_000;
/** Former files are dated before those of this build, so that these are the newest next time. */
const beforeMs = 1_000;
const unfinished = '.unfinished';

export interface AssetFolders {
  /** The client as it was built. */
  readonly clientFolder: string;
  /** Beside the data: the server may write there. */
  readonly formerAssetsPath: string;
}

/** Keeps a copy of what this build serves, and lets go of what no build has served for long. */
export function keepAssets({ clientFolder, formerAssetsPath }: AssetFolders, nowMs: number): void {
  const built = join(clientFolder, 'assets');
  if (!existsSync(built)) return;
  mkdirSync(formerAssetsPath, { recursive: true });
  for (const path of servedLast(formerAssetsPath)) date(path, nowMs - beforeMs);
  for (const each of readdirSync(built, { withFileTypes: true })) {
    if (each.isFile()) keepOne(join(built, each.name), join(formerAssetsPath, each.name), nowMs);
  }
  for (const name of readdirSync(formerAssetsPath)) {
    const path = join(formerAssetsPath, name);
    if (name.endsWith(unfinished) || nowMs - statSync(path).mtimeMs > keptMs) rmSync(path, { force: true });
  }
}

function servedLast(folder: string): string[] {
  const files = readdirSync(folder).map((name) => join(folder, name)).map((path) => ({ path, servedMs: statSync(path).mtimeMs }));
  const newestMs = files.reduce((newest, { servedMs }) => Math.max(newest, servedMs), 0);
  return files.filter(({ servedMs }) => servedMs === newestMs).map(({ path }) => path);
}

function date(path: string, atMs: number): void {
  utimesSync(path, atMs / 1_000, atMs / 1_000);
}

/** A copy that a kill cut short never bears the name of a whole one. */
function keepOne(from: string, to: string, nowMs: number): void {
  if (!existsSync(to)) {
    copyFileSync(from, to + unfinished);
    renameSync(to + unfinished, to);
  }
  date(to, nowMs);
}
