/**
 * The one condition that keeps a reader within their scope, for every query of a campaign's data.
 * A list of nothing lets nothing through.
 */
import { inArray, type Column, type SQL } from 'drizzle-orm';

export function inScope(column: Column, allowed: 'all' | readonly string[]): SQL | undefined {
  return allowed === 'all' ? undefined : inArray(column, [...allowed]);
}
