/**
 * Imports responses from CSV, one row per paper form. Good rows go through the same door as every
 * other response; bad rows are reported with line, column and reason and change nothing. Running
 * the same file again changes nothing, and a mended file adds only what was mended.
 *
 * A file that cannot be read as what it should be (encoding, separator, header) is refused whole
 * with `import.unreadable`, before any row.
 */
import type { Campaign } from '#shared/campaign/model.ts';
import { issue, type Issue } from '#shared/kernel/issue.ts';
import { Problem } from '#shared/kernel/problem.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import { writeEnvelope } from '#shared/sealing/envelope.ts';
import type { ResponsesImportReply } from '#shared/wire/campaigns.ts';
import type { Deposited } from '../../ingest/receive.ts';
import { isKnownColumn } from '../../csv/response-columns.ts';
import { decodeText } from './decode-text.ts';
import { ImportTally } from './import-tally.ts';
import { parseRecords } from './parse-records.ts';
import { pieces } from './pieces.ts';
import { positionColumns, separatorSign } from './read-header.ts';
import { readResponseRows, type ResponseRow } from './read-rows.ts';
import { shiftedDown } from './shift-lines.ts';
import { rowResponse, type KnownToImport } from './row-response.ts';

export interface ImportSettings {
  readonly campaign: Campaign;
  readonly questionnaireHash: string;
  /** As a person gave it; a comma when absent. */
  readonly separator?: string | undefined;
  /** As a person gave it; UTF-8 when absent. */
  readonly encoding?: string | undefined;
}

/** The door that every response goes through, for a sender from the office whose device is `import`; an answer per envelope, in order. */
export type DepositEnvelopes = (envelopes: readonly Uint8Array[], origin: { readonly isGenerated: boolean }) => Promise<readonly Deposited[]>;

const pieceLength = 200_000;

export async function importResponses(
  csv: Uint8Array, settings: ImportSettings, deposit: DepositEnvelopes,
): Promise<ResponsesImportReply> {
  const { campaign } = settings;
  const separator = separatorSign(settings.separator ?? ',');
  if (separator === undefined) throw unreadable([issue('value.not_allowed', '--separator', { value: settings.separator ?? '', allowed: ', ; tab |' })]);
  const decoded = decodeText(csv, settings.encoding);
  if ('issues' in decoded) throw unreadable(decoded.issues);
  const tally = new ImportTally();
  const known: KnownToImport = {
    campaign, questionnaireHash: settings.questionnaireHash,
    units: new Map(campaign.units.map((each) => [each.id, each])),
    places: new Map(campaign.places.map((each) => [each.id, each])),
  };
  for (const [index, piece] of [...pieces(decoded.text, pieceLength)].entries()) {
    const read = readResponseRows(piece.text, campaign.questionnaire, { separator });
    if (read.isRefused) throw unreadable(read.issues);
    const header = headerNames(piece.text, separator);
    if (index === 0) tally.note(headerRemarks(header, read.missingColumns, campaign));
    tally.note(read.issues.map((each) => shiftedDown(each, piece.lineShift)));
    tally.rejectMany(read.rowCount - read.rows.length);
    const rows = read.rows.map((row) => ({ ...row, line: row.line + piece.lineShift }));
    await depositRows(rows, { known, place: columnPlace(header), tally, deposit });
  }
  return tally.reply();
}

interface Run {
  readonly known: KnownToImport;
  /** Where a column of a line stands, for issues. */
  readonly place: (line: number, column: string) => string;
  readonly tally: ImportTally;
  readonly deposit: DepositEnvelopes;
}

/** The bytes of a row do not depend on the rows before it: imports have no chain. */
const noChain = { sequence: 1, previousHash: '' };

async function depositRows(rows: readonly ResponseRow[], run: Run): Promise<void> {
  const good = rows.flatMap((row) => {
    const issues: Issue[] = [];
    const response = rowResponse(row, run.known, (code, column, values = {}) => {
      issues.push(issue(code, run.place(row.line, column), { column, ...values }));
    });
    if (issues.length > 0) run.tally.reject(issues);
    else if (!run.tally.repeats(response.id, row.responseId, row.line)) {
      return [{ line: row.line, bytes: writeEnvelope(response, noChain), isGenerated: row.extra['is_generated'] === '1' }];
    }
    return [];
  });
  for (const isGenerated of [false, true]) {
    const group = good.filter((each) => each.isGenerated === isGenerated);
    if (group.length === 0) continue;
    const answers = await run.deposit(group.map((each) => each.bytes), { isGenerated });
    answers.forEach((answer, index) => { run.tally.deposited(answer, group[index]?.line ?? 0); });
  }
}

function unreadable(issues: readonly Issue[]): Problem {
  return new Problem('import.unreadable', {}, issues);
}

function headerNames(text: string, separator: string): string[] {
  const [header] = parseRecords(text.slice(0, text.indexOf('\n') + 1), separator).records;
  return (header?.cells ?? []).map((name) => name.trim().normalize('NFC'));
}

/** What a person should know although the file is read: questions without a column, columns that mean nothing here. */
function headerRemarks(names: readonly string[], missing: readonly string[], campaign: Campaign): Issue[] {
  const asked = new Set(answerableQuestions(campaign.questionnaire).map((each) => each.id));
  const known = new Set<string>([...positionColumns, ...asked, '']);
  const isStray = (name: string): boolean => !known.has(name) && !isKnownColumn(name);
  return [
    ...missing.filter((column) => asked.has(column)).map((column) => issue('csv.column_missing', 'line 1', { column })),
    ...names.flatMap((name, index) => (isStray(name) ? [issue('value.unknown_key', `line 1, column ${index + 1}`, { column: name })] : [])),
  ];
}

function columnPlace(names: readonly string[]): Run['place'] {
  return (line, column) => {
    const index = Math.max(names.indexOf(`meta_${column}`), names.indexOf(column));
    return index < 0 ? `line ${line}` : `line ${line}, column ${index + 1}`;
  };
}
