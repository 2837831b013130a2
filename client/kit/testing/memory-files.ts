/** Small files in memory: what the browser's own file system is to the kit and to the keys of drafts. */
import type { SmallFiles } from '../store/small-files.ts';

export class MemoryFiles implements SmallFiles {
  readonly files = new Map<string, Uint8Array>();
  /** Every byte that was ever written, by name: a disk that keeps the past would show it. */
  readonly written: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  /** Asked before each call; throws to fail it. */
  onCall: (call: 'names' | 'read' | 'write' | 'remove', name: string) => void = () => undefined;

  async names(): Promise<string[]> {
    this.onCall('names', '');
    return [...this.files.keys()];
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    this.onCall('read', name);
    return this.files.get(name)?.slice();
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    this.onCall('write', name);
    this.written.push({ name, bytes: bytes.slice() });
    this.files.set(name, bytes.slice());
  }

  async remove(name: string): Promise<void> {
    this.onCall('remove', name);
    this.files.delete(name);
  }
}
