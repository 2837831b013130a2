/** One open database: the driver itself, for statements prepared once, and Drizzle over it, for the rest. */
import type Database from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';

export interface Connection {
  readonly client: Database.Database;
  readonly db: BetterSQLite3Database;
}
