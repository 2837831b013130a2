/**
 * The one database of an app. A browser may lose the connection while the page sleeps; the work is
 * then done again on a fresh one, so every piece of work can be repeated safely. Nobody outside
 * this folder touches IndexedDB.
 */
import { versions } from '../versions/versions.ts';
import { Announcer } from './announcer.ts';
import { openConnection } from './open-connection.ts';
import { isConnectionLost } from './store-errors.ts';
import { transact, type Work } from './transact.ts';
import type { TableName } from './transaction.ts';

export interface DatabaseEvents {
  /** Another window holds an older version open. */
  onBlocked(): void;
  /** Another window opened a newer version: this one has let go of the database. */
  onReplaced(): void;
}

const attemptsMax = 3;

export class Database {
  readonly changes: Announcer;
  #connection: IDBDatabase | undefined;
  #opening: Promise<IDBDatabase> | undefined;
  #isClosed = false;

  constructor(private readonly name: string, private readonly events: DatabaseEvents) {
    this.changes = new Announcer(name);
  }

  /** Opens once, however many ask at the same time. */
  open(): Promise<IDBDatabase> {
    this.#opening ??= this.#connect().finally(() => { this.#opening = undefined; });
    return this.#opening;
  }

  async #connect(): Promise<IDBDatabase> {
    const connection = await openConnection(this.name, versions, () => this.events.onBlocked());
    connection.onversionchange = () => {
      this.close();
      this.events.onReplaced();
    };
    connection.onclose = () => this.#drop();
    this.#connection = connection;
    return connection;
  }

  read<T>(tables: readonly TableName[], work: Work<T>): Promise<T> {
    return this.#run({ tables, mode: 'readonly' }, work);
  }

  /** Starts before it returns when the database is open; resolves when everything is on the disk. */
  async write<T>(tables: readonly TableName[], work: Work<T>): Promise<T> {
    const result = await this.#run({ tables, mode: 'readwrite' }, work);
    this.changes.announce(tables);
    return result;
  }

  close(): void {
    this.#isClosed = true;
    this.#drop();
    this.changes.close();
  }

  async #run<T>(scope: { readonly tables: readonly TableName[]; readonly mode: IDBTransactionMode }, work: Work<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await transact(this.#connection ?? await this.open(), scope, work);
      } catch (error) {
        if (this.#isClosed || attempt >= attemptsMax || !isConnectionLost(error)) throw error;
        this.#drop();
      }
    }
  }

  #drop(): void {
    this.#connection?.close();
    this.#connection = undefined;
  }
}
