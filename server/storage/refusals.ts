/** The port's operations on refusals, each one transaction, synchronous. */
import type { Scope } from '#shared/campaign/model.ts';
import type { Connection } from '../tables/connection.ts';
import { insertRefusals, listRefusals, type RefusalRow } from '../tables/refusals/queries.ts';
import type { Ledger } from './ledger.ts';
import type { RefusalsRecord } from './port.ts';
import { refusalsHash, type RefusalsRow } from './row-hashes.ts';

export function createRefusals(connection: Connection, ledger: Pick<Ledger, 'append'>) {
  return {
    refusals: (campaign: string, scope: Scope) => listRefusals(connection, campaign, scope),
    recordRefusals: connection.client.transaction((campaign: string, { refusals, by, atMs, scope }: RefusalsRecord): void => {
      const before = new Map(listRefusals(connection, campaign, scope).map((each) => [each.unit, each.refusals]));
      const changed = [...refusals].filter(([unit, count]) => before.get(unit) !== count);
      const takenBack = [...before.keys()].filter((unit) => !refusals.has(unit));
      const rows = [...changed, ...takenBack.map((each) => [each, null] as const)].map(([unit, count]) => {
        const row: RefusalRow = { campaign, unit, refusals: count, recordedBy: by, recordedAtMs: atMs };
        return { ...row, id: insertRefusals(connection, row) };
      });
      const body = refusalsBody(campaign, rows);
      if (body !== undefined) ledger.append('refusals', body, atMs);
    }),
  };
}

export interface RefusalsBody {
  readonly campaign: string;
  /** Ids of the rows, first and last. */
  readonly from: number;
  readonly to: number;
  readonly rowsHash: string;
}

/** Body of the ledger's entry; none for no rows. */
export function refusalsBody(campaign: string, rows: readonly RefusalsRow[]): string | undefined {
  const [from, to] = [rows[0]?.id, rows.at(-1)?.id];
  if (from === undefined || to === undefined) return undefined;
  const body: RefusalsBody = { campaign, from, to, rowsHash: refusalsHash(rows) };
  return JSON.stringify(body);
}
