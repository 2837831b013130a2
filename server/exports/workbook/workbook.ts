/**
 * The workbook: every table of the publication with its method, as XLSX. Index cells hold the
 * rounded figure that is published, as a number with a format; the counts it stands on are beside
 * it, so the exact quotient can be formed from the row.
 */
import { textIn } from '#shared/kernel/local-text.ts';
import { fill } from '#shared/languages/fill.ts';
import type { ExportContext, ExportFormat, ExportSource } from '../contract.ts';
import { formatsOf, reportWords } from '../words.ts';
import { bookReport } from './book-report.ts';
import type { Book } from './book.ts';
import type { Sheet } from './sheet.ts';
import { contentGroupsSheet } from './sheets/content-groups.ts';
import { criteriaSheet } from './sheets/criteria.ts';
import { distributionsSheet, expectationsSheet, perceptionsSheet } from './sheets/distributions.ts';
import { methodCheckSheet } from './sheets/method-check.ts';
import { methodSheet } from './sheets/method.ts';
import { rankingSheet } from './sheets/ranking.ts';
import { placesSheet, sampleSheet } from './sheets/sample.ts';
import { sentencesSheet } from './sheets/sentences.ts';
import { writeWorkbook } from './write-workbook.ts';

export const workbook: ExportFormat = {
  id: 'workbook',
  fileName: (campaign) => `${campaign}.xlsx`,
  contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  roles: ['admin', 'supervisor', 'viewer', 'auditor'],
  head: () => new Uint8Array(0),
  write,
};

/** A maker gives null where the campaign has nothing for its sheet. */
const sheetMakers: readonly ((book: Book) => Sheet | null)[] = [
  rankingSheet, contentGroupsSheet, criteriaSheet, perceptionsSheet, expectationsSheet, distributionsSheet,
  sentencesSheet, methodCheckSheet, sampleSheet, placesSheet, methodSheet,
];

async function* write(source: ExportSource, context: ExportContext): AsyncGenerator<Uint8Array> {
  const book = openBook(source, context);
  yield* writeWorkbook(sheetMakers.flatMap((make) => make(book) ?? []), {
    decimals: book.report.parameters.decimals,
    continuedName: (name, number) => fill(book.words.continued, { name, number }),
  });
}

function openBook(source: ExportSource, { language, asOfMs }: ExportContext): Book {
  const { stored, scope: { units } } = source;
  return source.atOneMoment(() => ({
    ...bookReport(source),
    stored,
    cells: source.tallies(),
    progress: source.progress(),
    words: reportWords(language),
    formats: formatsOf(language),
    language,
    asOfMs,
    isLimited: units !== 'all',
    text: (of) => textIn(of, language),
  }));
}
