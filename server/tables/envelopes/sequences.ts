/** What is here of the numbers that one device gave; answered from an index alone. */
import type { Connection } from '../connection.ts';

export interface SequenceStatements {
  /** Different numbers, and the highest. */
  summary(signer: string): { readonly received: number; readonly highest: number };
  /** Numbers that are not here below one that is, first and last of each gap, and since when a higher one is here. */
  gaps(signer: string, limit: number): { readonly from: number; readonly to: number; readonly sinceMs: number | null }[];
  /** Numbers that are here more than once. */
  doubled(signer: string, limit: number): number[];
}

export function prepareSequences({ client }: Connection): SequenceStatements {
  const summary = client.prepare<[string], { received: number; highest: number }>(
    'SELECT count(DISTINCT sequence) AS received, coalesce(max(sequence), 0) AS highest FROM envelopes WHERE signer = ?');
  const gaps = client.prepare<{ signer: string; limit: number }, { from: number; to: number; sinceMs: number | null }>(`
    WITH numbers AS (SELECT DISTINCT sequence FROM envelopes WHERE signer = @signer AND sequence IS NOT NULL),
    steps AS (SELECT lag(sequence, 1, 0) OVER (ORDER BY sequence) AS before, sequence FROM numbers)
    SELECT before + 1 AS "from", sequence - 1 AS "to",
      (SELECT min(received_at_ms) FROM envelopes WHERE signer = @signer AND sequence >= steps.sequence) AS sinceMs
    FROM steps WHERE sequence > before + 1 ORDER BY sequence LIMIT @limit`);
  const doubled = client.prepare<[string, number], { sequence: number }>(
    'SELECT sequence FROM envelopes WHERE signer = ? AND sequence IS NOT NULL GROUP BY sequence HAVING count(*) > 1 ORDER BY sequence LIMIT ?');
  return {
    summary: (signer) => summary.get(signer) ?? { received: 0, highest: 0 },
    gaps: (signer, limit) => gaps.all({ signer, limit }),
    doubled: (signer, limit) => doubled.all(signer, limit).map((each) => each.sequence),
  };
}
