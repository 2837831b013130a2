/** Every counted response of a campaign as CSV: UTF-8 with a byte order mark, one response a line. */
import { byteOrderMark, csvLine } from '../../csv/cells.ts';
import { headerOf } from '../../csv/response-columns.ts';
import type { ExportFormat, ExportSource } from '../contract.ts';
import { lineWriter } from './line.ts';

export const responsesCsv: ExportFormat = {
  id: 'responses-csv',
  fileName: (campaign) => `${campaign}-responses.csv`,
  contentType: 'text/csv; charset=utf-8',
  roles: ['admin', 'supervisor', 'auditor'],
  head: ({ campaign }) => new TextEncoder().encode(byteOrderMark + csvLine(headerOf(campaign.questionnaire))),
  write,
};

const pageSize = 250;
/** Characters, at most three bytes each; a chunk has one line more at most, which an envelope's limit bounds. */
const chunkLength = 65_536;

async function* write(source: ExportSource): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const lineOf = lineWriter(source.stored.campaign, source.contentOf);
  let text = '';
  for (let after = 0; ;) {
    const page = source.responsesAfter({ after, limit: pageSize });
    for (const stored of page) {
      text += lineOf(stored);
      if (text.length < chunkLength) continue;
      yield encoder.encode(text);
      text = '';
    }
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.position;
  }
  if (text !== '') yield encoder.encode(text);
}
