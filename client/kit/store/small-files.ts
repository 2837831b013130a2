/**
 * A few small files beside the journal, in the browser's own file system: written over where the
 * database would keep what was deleted. Whoever reads one checks that it is whole.
 */
export interface SmallFiles {
  names(): Promise<string[]>;
  /** Undefined when there is none of this name. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Resolves when the bytes are on the disk; a kill before may leave the file cut. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
}
