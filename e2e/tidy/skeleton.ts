/** A throw-away project in a temporary folder, to plant violations in and see them caught. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The checkout that the checks are about. */
export const repository = fileURLToPath(new URL('../../', import.meta.url));

export interface Skeleton {
  readonly folder: string;
  remove(): void;
}

/** Writes `files` (path → text) into a new folder. */
export function makeSkeleton(files: Readonly<Record<string, string>>): Skeleton {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-skeleton-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs a package's program with Node and gives what it printed, whatever its exit code. */
export function runTool(program: string, options: readonly string[], folder: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(repository, 'node_modules', program), ...options],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout) => resolve(stdout));
  });
}
