/**
 * The journal over files named `journal-1`, `journal-2` …: appended to the last, read from all of
 * them. A new file takes over when it is whole and flushed; a kill before the old one is gone leaves
 * both, and what is in both counts once.
 */
import { append, readWhole, withFile, type JournalFolder } from './journal-folder.ts';
import { readRecords, writeRecords, type ReadRecords } from './journal-records.ts';
import type { Journal, JournalContent, KeptEnvelope } from './journal.ts';

export function journalIn(folder: JournalFolder): Journal {
  return {
    append: async (envelopes) => {
      await appendTo(folder, nameOf((await numbers(folder)).at(-1) ?? 1), envelopes);
    },
    readAll: () => readAll(folder),
    compact: (without) => compact(folder, without),
  };
}

function nameOf(number: number): string {
  return `journal-${number}`;
}

async function numbers(folder: JournalFolder): Promise<number[]> {
  const found = (await folder.names()).flatMap((name) => /^journal-([1-9]\d{0,8})$/.exec(name)?.[1] ?? []);
  return found.map(Number).sort((left, right) => left - right);
}

function appendTo(folder: JournalFolder, name: string, envelopes: readonly KeptEnvelope[]): Promise<void> {
  return withFile(folder, name, (file) => append(file, writeRecords(envelopes)));
}

async function readAll(folder: JournalFolder): Promise<JournalContent> {
  const present = await numbers(folder);
  const contents: ReadRecords[] = [];
  for (const number of present) contents.push(await readOne(folder, number));
  const last = contents.at(-1);
  if (last?.isTorn === true) await cutBack(folder, nameOf(present.at(-1) ?? 1), last.endsAt);
  return {
    envelopes: eachOnce(contents.flatMap((each) => each.envelopes)),
    damaged: contents.reduce((sum, each) => sum + each.damaged, 0),
    isTorn: contents.some((each) => each.isTorn),
  };
}

async function readOne(folder: JournalFolder, number: number): Promise<ReadRecords> {
  return readRecords(await withFile(folder, nameOf(number), readWhole));
}

function cutBack(folder: JournalFolder, name: string, sizeBytes: number): Promise<void> {
  return withFile(folder, name, (file) => {
    file.truncate(sizeBytes);
    file.flush();
  });
}

async function compact(folder: JournalFolder, without: ReadonlySet<string>): Promise<void> {
  const present = await numbers(folder);
  const { envelopes } = await readAll(folder);
  const next = nameOf((present.at(-1) ?? 0) + 1);
  let isOurs = false;
  try {
    await withFile(folder, next, (file) => {
      if (file.getSize() > 0) throw new Error('Another window has just written this file.');
      isOurs = true;
      append(file, writeRecords(envelopes.filter((each) => !without.has(each.hash))));
    });
  } catch (error) {
    if (isOurs) await folder.remove(next);
    throw error;
  }
  for (const number of present) await folder.remove(nameOf(number));
}

function eachOnce(envelopes: readonly KeptEnvelope[]): KeptEnvelope[] {
  return [...new Map(envelopes.map((each) => [each.hash, each])).values()];
}
