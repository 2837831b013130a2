/**
 * How a person arranged a table: kept for this tab of the browser, so that a reload or another page
 * in between leaves order and columns as they were. What is unreadable is as if it were not there.
 */
import * as z from 'zod/mini';

const memory = z.object({
  order: z.optional(z.object({ column: z.string(), isDescending: z.boolean() })),
  hidden: z.optional(z.array(z.string())),
});
export type TableMemory = z.infer<typeof memory>;

const keyOf = (table: string): string => `table:${table}`;

export function recallTable(table: string | undefined): TableMemory {
  if (table === undefined) return {};
  try {
    const read = z.safeParse(memory, JSON.parse(sessionStorage.getItem(keyOf(table)) ?? '{}'));
    return read.success ? read.data : {};
  } catch {
    // No storage, or not our text in it.
    return {};
  }
}

/** Adds to what is known of the table. */
export function rememberTable(table: string | undefined, change: TableMemory): void {
  if (table === undefined) return;
  try {
    sessionStorage.setItem(keyOf(table), JSON.stringify({ ...recallTable(table), ...change }));
  } catch {
    // Without storage the table is as it was after the next reload: no loss of figures.
  }
}
