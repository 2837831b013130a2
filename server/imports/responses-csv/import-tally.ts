/** What an import has done so far: counts for the reply, and which ids the file has used. */
import { issue, type Issue } from '#shared/kernel/issue.ts';
import type { ResponsesImportReply } from '#shared/wire/campaigns.ts';
import type { Deposited } from '../../ingest/receive.ts';

/** More are counted but not listed. */
const listedIssues = 1000;

export class ImportTally {
  readonly #issues: Issue[] = [];
  readonly #lineOf = new Map<string, number>();
  #stored = 0;
  #alreadyThere = 0;
  #held = 0;
  #rejected = 0;

  /** Whether the file had this response before; if so the row is rejected. */
  repeats(responseId: string, given: string, line: number): boolean {
    const before = this.#lineOf.get(responseId);
    if (before === undefined) {
      this.#lineOf.set(responseId, line);
      return false;
    }
    this.reject([issue('csv.duplicate_id', `line ${line}`, { column: 'response_id', id: given, line: before })]);
    return true;
  }

  reject(issues: readonly Issue[]): void {
    this.#rejected += 1;
    this.note(issues);
  }

  note(issues: readonly Issue[]): void {
    this.#issues.push(...issues.slice(0, listedIssues - this.#issues.length));
  }

  rejectMany(count: number): void {
    this.#rejected += count;
  }

  /** Counts what became of a row. */
  deposited({ receipt, wasThere }: Deposited, line: number): void {
    if (receipt.reasons.includes('same_id_other_content')) this.note([issue('csv.same_id_other_content', `line ${line}`, { column: 'response_id' })]);
    if (receipt.status !== 'stored' && receipt.status !== 'held') {
      this.reject([issue('csv.malformed_row', `line ${line}`)]);
    } else if (wasThere) this.#alreadyThere += 1;
    else if (receipt.status === 'stored') this.#stored += 1;
    else this.#held += 1;
  }

  reply(): ResponsesImportReply {
    return {
      stored: this.#stored, alreadyThere: this.#alreadyThere, held: this.#held, rejected: this.#rejected,
      issues: this.#issues.map((each) => ({ code: each.code, path: each.path, ...(each.values === undefined ? {} : { values: each.values }) })),
    };
  }
}
