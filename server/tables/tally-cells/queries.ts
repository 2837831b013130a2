/** Statements of the hot path are prepared once per connection: Drizzle would build each anew. */
import { and, eq } from 'drizzle-orm';
import type { Scope } from '#shared/campaign/model.ts';
import type { SourcedCell } from '#shared/tally/sourced-cell.ts';
import { vectorFromBytes, vectorToBytes } from '#shared/tally/vector-bytes.ts';
import type { Connection } from '../connection.ts';
import { inScope } from '../in-scope.ts';
import { tallyCells } from './table.ts';

export interface TallyStatements {
  /** Returns the id given. */
  insert(campaign: string, cell: SourcedCell): number;
  update(id: number, vector: Float64Array): void;
}

export function prepareTallyCells({ client }: Connection): TallyStatements {
  const insert = client.prepare(`
    INSERT INTO tally_cells (campaign, unit, stratum, cluster, weight, source, vector) VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const update = client.prepare('UPDATE tally_cells SET vector = ? WHERE id = ?');
  return {
    insert: (campaign, { position: { unit, stratum, cluster, weight }, source, vector }) =>
      Number(insert.run(campaign, unit, stratum, cluster, weight, source, vectorToBytes(vector)).lastInsertRowid),
    update: (id, vector) => { update.run(vectorToBytes(vector), id); },
  };
}

export function listTallyCells({ db }: Connection, campaign: string, scope: Scope): (SourcedCell & { readonly id: number })[] {
  return db.select().from(tallyCells)
    .where(and(eq(tallyCells.campaign, campaign), inScope(tallyCells.campaign, scope.campaigns), inScope(tallyCells.unit, scope.units)))
    .orderBy(tallyCells.id).all()
    .map(({ id, unit, stratum, cluster, weight, source, vector }) =>
      ({ id, source, position: { unit, stratum, cluster, weight }, vector: vectorFromBytes(vector) }));
}

export function deleteTallyCells({ db }: Connection, campaign: string): void {
  db.delete(tallyCells).where(eq(tallyCells.campaign, campaign)).run();
}

export function deleteAllTallyCells({ db }: Connection): void {
  db.delete(tallyCells).run();
}
