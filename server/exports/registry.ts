/** The export formats there are. Adding one is a folder and a line here. */
import { codebook } from './codebook/codebook.ts';
import type { ExportFormat } from './contract.ts';
import { responsesCsv } from './responses-csv/responses-csv.ts';
import { workbook } from './workbook/workbook.ts';

export const exportFormats: readonly ExportFormat[] = [workbook, responsesCsv, codebook];

/** The format with this id, or undefined. */
export function exportFormat(id: string): ExportFormat | undefined {
  return exportFormats.find((each) => each.id === id);
}
