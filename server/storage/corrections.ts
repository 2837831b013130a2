/**
 * Which response stands where several could: contents that came under one id, and corrections that
 * name each other. At most one of them is counted.
 */
import type { Connection } from '../tables/connection.ts';
import type { EnvelopeStatements } from '../tables/envelopes/queries.ts';
import { findResponse, type ResponseRow, type ResponseStatements } from '../tables/responses/queries.ts';

export interface Corrections {
  /** The row under this id: the counted one where there is one. */
  under(responseId: string): ResponseRow | undefined;
  /** Counted rows that cannot be counted beside a response of this id that corrects `replaces`. */
  besides(responseId: string, replaces: string | null): ResponseRow[];
}

export function createCorrections(
  connection: Connection,
  { envelopes, responses }: { readonly envelopes: Pick<EnvelopeStatements, 'known'>; readonly responses: Pick<ResponseStatements, 'correctionOf'> },
): Corrections {
  const rows = (responseId: string): ResponseRow[] => envelopes.known(responseId).flatMap(({ position }) => {
    const row = findResponse(connection, position);
    return row === undefined ? [] : [row];
  });
  /** The response, its correction, the correction of that, … */
  const chain = (from: string | null): Set<string> => {
    const ids = new Set<string>();
    for (let id = from ?? undefined; id !== undefined && !ids.has(id); id = responses.correctionOf(id)) ids.add(id);
    return ids;
  };
  return {
    under: (responseId) => {
      const found = rows(responseId);
      return found.find((row) => row.isCounted) ?? found[0];
    },
    besides: (responseId, replaces) => [...new Set([responseId, ...chain(replaces)])].flatMap(rows).filter((row) => row.isCounted),
  };
}
