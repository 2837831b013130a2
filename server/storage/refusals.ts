/** The port's operations on refusals, each one transaction, synchronous. */
import type { Scope } from '#shared/campaign/model.ts';
import type { Connection } from '../tables/connection.ts';
import { insertRefusals, listRefusals } from '../tables/refusals/queries.ts';
import type { RefusalsRecord } from './port.ts';

export function createRefusals(connection: Connection) {
  return {
    refusals: (campaign: string, scope: Scope) => listRefusals(connection, campaign, scope),
    recordRefusals: connection.client.transaction((campaign: string, { refusals, by, atMs, scope }: RefusalsRecord): void => {
      const before = new Map(listRefusals(connection, campaign, scope).map((each) => [each.unit, each.refusals]));
      const changed = [...refusals].filter(([unit, count]) => before.get(unit) !== count);
      const takenBack = [...before.keys()].filter((unit) => !refusals.has(unit));
      for (const [unit, count] of [...changed, ...takenBack.map((each) => [each, null] as const)]) {
        insertRefusals(connection, { campaign, unit, refusals: count, recordedBy: by, recordedAtMs: atMs });
      }
    }),
  };
}
