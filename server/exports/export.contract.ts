/** What every export format must hold. `export.test.ts` runs it on all formats of the registry. */
import { describe, expect, test } from 'vitest';
import { maxChunkBytes, type ExportContext, type ExportFormat, type ExportSource } from './contract.ts';
import { fixtureSource } from './fixture-source.ts';
import { reportWords } from './words.ts';

const context: ExportContext = { language: 'vi', asOfMs: Date.UTC(2026, 10, 22, 3, 4) };

/** `readText` gives all text of a file, read by another library than the one that wrote it. */
export function exportContract(format: ExportFormat, readText: (file: Buffer) => Promise<string>): void {
  describe(`format ${format.id}`, () => {
    test('a campaign without responses gives a file that can be read', async () => {
      const file = await writeWhole(format, fixtureSource(0));
      expect(await readText(file)).not.toBe('');
    });

    test('chunks are bounded and come before everything was read', async () => {
      const source = fixtureSource(3000);
      const chunks = format.write(source, context)[Symbol.asyncIterator]();
      const first = await chunks.next();
      expect(source.pagesRead()).toBeLessThan(8);
      for (let each = first; each.done !== true; each = await chunks.next()) {
        expect(each.value.length).toBeLessThanOrEqual(maxChunkBytes);
      }
    });

    test('the same data give the same bytes', async () => {
      const [first, second] = [await writeWhole(format, fixtureSource(20)), await writeWhole(format, fixtureSource(20))];
      expect(first.equals(second)).toBe(true);
    });

    test('generated data are said to be generated, real ones are not', async () => {
      expect(await readText(await writeWhole(format, fixtureSource(20, true)))).toMatch(saysGenerated);
      expect(await readText(await writeWhole(format, fixtureSource(20, false)))).not.toMatch(saysGenerated);
    });

    test('Vietnamese text is written in composed form', async () => {
      const text = await readText(await writeWhole(format, fixtureSource(20)));
      expect(text).toBe(text.normalize('NFC'));
      expect(text).toMatch(/[ộếơđ]|huyen/);
    });

    test('only people of the desk may have it, and never an enumerator', () => {
      expect(format.roles).toContain('admin');
      expect(format.roles).not.toContain('enumerator');
      expect(format.fileName('sao-mai')).toMatch(/^sao-mai[\w.-]*$/);
    });
  });
}

/** The note of the table formats, or the column of the responses. */
const saysGenerated = new RegExp(`${reportWords('vi').generatedNote}|is_generated=1`);

export async function writeWhole(format: ExportFormat, source: ExportSource, language: ExportContext['language'] = 'vi'): Promise<Buffer> {
  const chunks: Uint8Array[] = [format.head(source.stored, { ...context, language })];
  for await (const chunk of format.write(source, { ...context, language })) chunks.push(chunk);
  return Buffer.concat(chunks);
}
