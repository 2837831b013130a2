/** Which campaigns are demonstrations: asked for every envelope, read again when campaigns come or go. */
import { demonstrationIds } from '../tables/campaigns/queries.ts';
import type { Connection } from '../tables/connection.ts';

export interface Demonstrations {
  has(campaign: string | null): boolean;
  forget(): void;
}

export function createDemonstrations(connection: Connection): Demonstrations {
  let ids: ReadonlySet<string> | undefined;
  return {
    has: (campaign) => campaign !== null && (ids ??= new Set(demonstrationIds(connection))).has(campaign),
    forget: () => { ids = undefined; },
  };
}
