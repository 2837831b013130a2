import { eq } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { settings } from './table.ts';

export function readSetting({ db }: Connection, name: string): string | undefined {
  return db.select().from(settings).where(eq(settings.name, name)).get()?.value;
}

export function writeSetting({ db }: Connection, name: string, value: string): void {
  db.insert(settings).values({ name, value })
    .onConflictDoUpdate({ target: settings.name, set: { value } }).run();
}

export function deleteSetting({ db }: Connection, name: string): void {
  db.delete(settings).where(eq(settings.name, name)).run();
}
