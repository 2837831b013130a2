/** What reading a file of responses has found so far: its units, and what is wrong with it. */
import { issue, type Issue } from '#shared/kernel/issue.ts';

/** More are counted but not kept: nobody mends a thousand lines by hand. */
const keptIssues = 1000;

export class StreamFindings {
  /** Unit → unit group, both in the order in which they first appear. */
  readonly units = new Map<string, string>();
  readonly notes: Issue[] = [];
  noteCount = 0;
  missingColumns: readonly string[] = [];
  /** Good rows with a weight in their cell, and with none: those weigh 1. */
  readonly weightCells = { given: 0, empty: 0 };
  readonly #malformed: Issue[] = [];
  readonly #wrong: Issue[] = [];
  readonly #misplaced: Issue[] = [];

  /** Rows that are no rows, then wrong cells, then units in two groups; each in the order of the file. */
  issues(): Issue[] {
    return [...this.#malformed, ...this.#wrong, ...this.#misplaced].slice(0, keptIssues);
  }

  malformed(found: Issue): void {
    if (this.#malformed.length < keptIssues) this.#malformed.push(found);
  }

  wrong(found: Issue): void {
    if (this.#wrong.length < keptIssues) this.#wrong.push(found);
  }

  note(found: Issue): void {
    this.noteCount += 1;
    if (this.notes.length < keptIssues) this.notes.push(found);
  }

  /** Notes the unit of a good row; an issue when a row before put it into another group. */
  unit(unit: string, unitGroup: string, line: number): void {
    const first = this.units.get(unit);
    if (first === undefined) this.units.set(unit, unitGroup);
    else if (first !== unitGroup && this.#misplaced.length < keptIssues) {
      this.#misplaced.push(issue('value.not_allowed', `line ${line}`, { column: 'unit_group', value: unitGroup, allowed: first }));
    }
  }
}
