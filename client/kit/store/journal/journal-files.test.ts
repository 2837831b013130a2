import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sha256Hex } from '#shared/sealing/digest.ts';
import { MemoryFolder } from '../../testing/memory-folder.ts';
import { smallFilesIn } from './file-requests.ts';
import { journalIn } from './journal-files.ts';
import { writeRecords } from './journal-records.ts';
import type { KeptEnvelope } from './journal.ts';

let folder: MemoryFolder;
const journal = (): ReturnType<typeof journalIn> => journalIn(folder);
const envelopes: readonly KeptEnvelope[] = await Promise.all(Array.from({ length: 6 }, async (_, n) => {
  const bytes = new TextEncoder().encode(`phiếu ${n}`.repeat(n + 1));
  return { bytes, hash: await sha256Hex(bytes) };
}));
const [first, second, third] = [envelopes[0]!, envelopes[1]!, envelopes[2]!];
const hashes = async (): Promise<string[]> => (await journal().readAll()).envelopes.map((each) => each.hash);

beforeEach(() => { folder = new MemoryFolder(); });

describe('the journal', () => {
  it('is empty before the first append, and has in order what was appended since', async () => {
    expect(await journal().readAll()).toEqual({ envelopes: [], damaged: 0, isTorn: false });
    for (const each of envelopes) await journal().append([each]);
    expect((await journal().readAll()).envelopes).toEqual(envelopes);
    expect(await folder.names()).toEqual(['journal-1']);
  });

  it('has after a power cut everything of which an append told its end', async () => {
    await journal().append([first]);
    await journal().append([second, third]);
    folder.cutPower();
    expect(await hashes()).toEqual([first, second, third].map((each) => each.hash));
  });

  it('cuts a torn end off and says so once; what is appended next is there', async () => {
    await journal().append([first]);
    const torn = writeRecords([second]);
    folder.put('journal-1', new Uint8Array([...folder.bytesOf('journal-1'), ...torn.subarray(0, torn.length - 3)]));
    expect((await journal().readAll()).isTorn).toBe(true);
    expect((await journal().readAll()).isTorn).toBe(false);
    await journal().append([third]);
    expect(await hashes()).toEqual([first.hash, third.hash]);
  });

  it('finds what was appended behind a torn end that nobody had cut off yet', async () => {
    await journal().append([first]);
    folder.put('journal-1', folder.bytesOf('journal-1').subarray(0, 30));
    await journal().append([second]);
    expect(await journal().readAll()).toMatchObject({ envelopes: [second], damaged: 1, isTorn: false });
  });

  it('on a full disk refuses, stays as it was and works again when there is room', async () => {
    await journal().append([first]);
    folder.freeBytes = 20;
    await expect(journal().append([second])).rejects.toMatchObject({ name: 'QuotaExceededError' });
    expect(folder.bytesOf('journal-1')).toEqual(writeRecords([first]));
    folder.freeBytes = Infinity;
    await journal().append([second]);
    expect(await hashes()).toEqual([first.hash, second.hash]);
  });

  it('closes its file whatever happens: the next append can open it', async () => {
    folder.writesUntilFault = 0;
    await expect(journal().append([first])).rejects.toBeDefined();
    folder.writesUntilFault = Infinity;
    await journal().append([first]);
    expect(await hashes()).toEqual([first.hash]);
  });
});

describe('compacting', () => {
  it('leaves out what is named and what is damaged, and nothing else', async () => {
    await journal().append(envelopes);
    const bytes = folder.bytesOf('journal-1').slice();
    bytes[50] = bytes[50]! ^ 1;
    folder.put('journal-1', bytes);
    await journal().compact(new Set([third.hash]));
    expect(await journal().readAll()).toEqual({ envelopes: envelopes.filter((each) => each !== first && each !== third), damaged: 0, isTorn: false });
    expect(await folder.names()).toEqual(['journal-2']);
  });

  it('broken off at any byte of its writing loses nothing', async () => {
    const whole = writeRecords(envelopes.slice(1)).length;
    for (let written = 0; written <= whole; written += 7) {
      folder = new MemoryFolder();
      await journal().append(envelopes);
      // The page is killed: the new file has this much, the old one was not removed.
      folder.put('journal-2', writeRecords(envelopes.slice(1)).subarray(0, written));
      expect(new Set(await hashes())).toEqual(new Set(envelopes.map((each) => each.hash)));
      await journal().append([first]);
      expect(new Set(await hashes())).toEqual(new Set(envelopes.map((each) => each.hash)));
    }
  });

  it('beside another window that does the same never removes what that one wrote', async () => {
    await journal().append(envelopes);
    const names = folder.names.bind(folder);
    // The other window is done between our look at the names and our writing.
    for (const isHeld of [true, false]) {
      vi.spyOn(folder, 'names').mockImplementationOnce(async () => {
        const before = await names();
        folder.put('journal-2', writeRecords(envelopes));
        return before;
      });
      const held = isHeld ? await folder.open('journal-2') : undefined;
      await expect(journal().compact(new Set([first.hash]))).rejects.toBeDefined();
      expect(await folder.names()).toContain('journal-2');
      held?.close();
      folder.files.delete('journal-2');
    }
  });

  it('for which there is no room leaves the old file alone', async () => {
    await journal().append(envelopes);
    folder.freeBytes = 100;
    await expect(journal().compact(new Set([first.hash]))).rejects.toMatchObject({ name: 'QuotaExceededError' });
    expect((await hashes()).length).toBe(6);
    expect(await folder.names()).toEqual(['journal-1']);
  });

  it('after a compaction that was broken off makes one file of both', async () => {
    await journal().append([first, second]);
    folder.put('journal-2', writeRecords([second]));
    await journal().append([third]);
    await journal().compact(new Set());
    expect(await hashes()).toEqual([first, second, third].map((each) => each.hash));
    expect(await folder.names()).toEqual(['journal-3']);
  });
});

describe('a small file', () => {
  it('is read as it was written last, shorter than before too, and is gone when removed', async () => {
    const files = smallFilesIn(folder);
    expect(await files.read('kit-a')).toBeUndefined();
    await files.write('kit-a', Uint8Array.of(1, 2, 3));
    await files.write('kit-a', Uint8Array.of(9));
    expect(await files.read('kit-a')).toEqual(Uint8Array.of(9));
    expect(await files.names()).toEqual(['kit-a']);
    await files.remove('kit-a');
    await files.remove('kit-a');
    expect(await files.names()).toEqual([]);
  });
});
