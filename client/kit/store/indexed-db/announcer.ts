/** Tells which tables were written, to this window and to the other windows of the app. */
import type { TableName } from './transaction.ts';

type Listener = (tables: readonly string[]) => void;

export class Announcer {
  readonly #listeners = new Set<Listener>();
  readonly #channel: BroadcastChannel;

  constructor(name: string) {
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = (event: MessageEvent<unknown>) => {
      if (Array.isArray(event.data)) this.#tell(event.data);
    };
  }

  announce(tables: readonly TableName[]): void {
    this.#tell(tables);
    this.#channel.postMessage(tables);
  }

  /** Returns the way to stop listening. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#listeners.clear();
    this.#channel.close();
  }

  #tell(tables: readonly string[]): void {
    for (const listener of this.#listeners) listener(tables);
  }
}
