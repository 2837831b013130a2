import { parse } from 'csv-parse/sync';
import readSheets from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { exportContract } from './export.contract.ts';
import { exportFormats } from './registry.ts';

const readers: Readonly<Record<string, (file: Buffer) => Promise<string>>> = {
  workbook: async (file) => JSON.stringify(await readSheets(file)),
  'responses-csv': async (file) => readCsv(file),
  codebook: async (file) => readCsv(file),
};

test('every format has a reader to be checked with', () => {
  expect(exportFormats.map((each) => each.id).sort()).toEqual(Object.keys(readers).sort());
});

for (const format of exportFormats) {
  const reader = readers[format.id];
  if (reader !== undefined) exportContract(format, reader);
}

/** Every cell as `column=value`. */
function readCsv(file: Buffer): string {
  const rows = parse(file, { bom: true, columns: true }) as Record<string, string>[];
  const header = (parse(file, { bom: true, to: 1 }) as string[][]).flat();
  return [...header, ...rows.flatMap((row) => Object.entries(row).map(([column, value]) => `${column}=${value}`))].join('\n');
}
