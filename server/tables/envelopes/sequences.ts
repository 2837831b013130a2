/** What is here of the numbers that one device gave, and whether its chain joins up; answered from an index alone. */
import type { Connection } from '../connection.ts';

export interface SequenceStatements {
  /** Different numbers, and the highest. */
  summary(signer: string): { readonly received: number; readonly highest: number };
  /** Numbers that are not here below one that is, first and last of each gap, and since when a higher one is here. */
  gaps(signer: string, limit: number): { readonly from: number; readonly to: number; readonly sinceMs: number | null }[];
  /** Numbers that are here more than once. */
  doubled(signer: string, limit: number): number[];
  /** Numbers whose envelope names another one before it than those that are here under the number before. */
  broken(signer: string, limit: number): number[];
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
  // Most follow what stands right before them; only the others are looked up, for a number may be here more than once.
  const broken = client.prepare<{ signer: string; limit: number }, { sequence: number }>(`
    WITH chain AS (
      SELECT sequence, previous_hash, lag(sequence) OVER numbers AS before, lag(envelope_hash) OVER numbers AS before_hash
      FROM envelopes WHERE signer = @signer AND sequence IS NOT NULL WINDOW numbers AS (ORDER BY sequence)
    ), before AS (SELECT sequence, envelope_hash FROM envelopes WHERE signer = @signer)
    SELECT DISTINCT sequence FROM chain
    WHERE NOT (before IS sequence - 1 AND before_hash IS previous_hash)
      AND EXISTS (SELECT 1 FROM before WHERE before.sequence = chain.sequence - 1)
      AND NOT EXISTS (SELECT 1 FROM before WHERE before.sequence = chain.sequence - 1 AND before.envelope_hash = chain.previous_hash)
    ORDER BY sequence LIMIT @limit`);
  return {
    summary: (signer) => summary.get(signer) ?? { received: 0, highest: 0 },
    gaps: (signer, limit) => gaps.all({ signer, limit }),
    doubled: (signer, limit) => doubled.all(signer, limit).map((each) => each.sequence),
    broken: (signer, limit) => broken.all({ signer, limit }).map((each) => each.sequence),
  };
}
