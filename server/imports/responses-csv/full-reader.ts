/** The full reader as a part of reading a stream: it keeps what it finds and hands every good row on. */
import type { Issue } from '#shared/kernel/issue.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import type { SamplePosition } from '#shared/response/model.ts';
import { encodeAnswers } from '#shared/tally/answer-codes.ts';
import type { TallyLayout } from '#shared/tally/layout.ts';
import { KnownPositions } from './known-positions.ts';
import { readResponseRows } from './read-rows.ts';
import { SeenIds } from './seen-ids.ts';
import { shiftedDown } from './shift-lines.ts';
import { StreamFindings } from './stream-findings.ts';

export interface StreamSettings {
  readonly questionnaire: Questionnaire;
  readonly layout: TallyLayout;
  readonly separator: string;
  readonly encoding: string;
  /** Ids of questions whose wrong cells are noted and left out; a wrong cell of any other spoils its row. */
  readonly mayMeanNothing: ReadonlySet<string>;
}

/** Takes a good row. Positions that are the same are one object; the codes are good during the call only. */
export type TakeResponse = (position: SamplePosition, codes: Uint8Array) => void;

const nothing: ReadonlySet<string> = new Set();

export class FullReader {
  readonly findings = new StreamFindings();
  readonly positions = new KnownPositions();
  readonly seen = new SeenIds();

  constructor(readonly settings: StreamSettings, readonly take: TakeResponse) {}

  /** Reads a header and rows that stand `lineShift` lines further down than in `text`; why not, if they cannot be read at all. */
  read(text: string, lineShift: number): readonly Issue[] | undefined {
    const { questionnaire, layout, separator, mayMeanNothing } = this.settings;
    const { findings, seen } = this;
    const read = readResponseRows(text, questionnaire, { separator, mayMeanNothing, seen });
    if (read.isRefused) return read.issues;
    findings.missingColumns = read.missingColumns;
    for (const [index, each] of read.issues.entries()) {
      const found = shiftedDown(each, lineShift);
      if (index < read.malformedCount) findings.malformed(found);
      else findings.wrong(found);
    }
    for (const each of read.notes) findings.note(shiftedDown(each, lineShift));
    for (const row of read.rows) {
      findings.unit(row.position.unit, row.unitGroup, row.line + lineShift);
      findings.weightCells[row.hasWeight ? 'given' : 'empty'] += 1;
      this.take(this.positions.same(row.position), encodeAnswers(layout, row.answers, nothing));
    }
    return undefined;
  }
}
