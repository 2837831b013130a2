import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sha256Hex } from '#shared/sealing/digest.ts';
import { MemoryFolder } from '../../testing/memory-folder.ts';
import { answerRequest, failureOf, type FileReply, type FileRequest } from './file-requests.ts';
import { JournalAbsent } from './journal.ts';
import { openFiles } from './worker-files.ts';

/** A worker on folders in memory: messages are copied on their way, as between threads. */
class MemoryWorker {
  static readonly all: MemoryWorker[] = [];
  onmessage: ((event: { data: FileReply }) => void) | null = null;
  onerror: (() => void) | null = null;
  isEnded = false;

  constructor() {
    MemoryWorker.all.push(this);
  }

  postMessage(request: FileRequest & { number: number }): void {
    const { number } = request;
    answers(structuredClone(request)).then(
      (result): FileReply => ({ number, result }), (error: unknown): FileReply => ({ number, failure: failureOf(error) }),
    ).then((data) => this.onmessage?.({ data: structuredClone(data) }), () => undefined);
  }

  terminate(): void {
    this.isEnded = true;
  }
}

let folders: { journal: MemoryFolder; small: MemoryFolder };
let answers: (request: FileRequest) => ReturnType<typeof answerRequest>;
const files = () => openFiles('field', () => new MemoryWorker() as Partial<Worker> as Worker);
const bytes = Uint8Array.of(1, 2, 3);
const envelope = { bytes, hash: await sha256Hex(bytes) };

beforeEach(() => {
  MemoryWorker.all.length = 0;
  folders = { journal: new MemoryFolder(), small: new MemoryFolder() };
  answers = (request) => answerRequest(folders, request);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the files of an app', () => {
  it('are one journal and small files, all through one worker', async () => {
    const { journal, smallFiles } = files();
    await journal.append([envelope]);
    expect(await journal.readAll()).toEqual({ envelopes: [envelope], damaged: 0, isTorn: false });
    await journal.compact(new Set([envelope.hash]));
    expect((await journal.readAll()).envelopes).toEqual([]);
    await smallFiles.write('kit-a', bytes);
    expect(await smallFiles.read('kit-a')).toEqual(bytes);
    expect(await smallFiles.names()).toEqual(['kit-a']);
    await smallFiles.remove('kit-a');
    expect(await smallFiles.read('kit-a')).toBeUndefined();
    expect(MemoryWorker.all.length).toBe(1);
  });

  it('do not wait for each other: a failed call fails alone', async () => {
    const { journal, smallFiles } = files();
    folders.journal.writesUntilFault = 0;
    const [appended, written] = await Promise.allSettled([journal.append([envelope]), smallFiles.write('kit-a', bytes)]);
    expect([appended.status, written.status]).toEqual(['rejected', 'fulfilled']);
  });

  it('that a browser does not have are absent, by name, on this side too', async () => {
    answers = async () => { throw new JournalAbsent('none here'); };
    await expect(files().journal.append([envelope])).rejects.toBeInstanceOf(JournalAbsent);
    await expect(openFiles('field').journal.append([envelope])).rejects.toBeInstanceOf(JournalAbsent);
  });

  it('of a worker that does not answer are given up after a time, and the next call starts another worker', async () => {
    answers = () => new Promise(() => undefined);
    const { journal } = files();
    const appending = journal.append([envelope]);
    const failing = expect(appending).rejects.toThrow('does not answer');
    vi.advanceTimersByTime(20_000);
    await failing;
    expect(MemoryWorker.all[0]?.isEnded).toBe(true);
    answers = (request) => answerRequest(folders, request);
    await journal.append([envelope]);
    expect(MemoryWorker.all.length).toBe(2);
  });

  it('of a worker that could not be loaded are given up at once', async () => {
    answers = () => new Promise(() => undefined);
    const { journal } = files();
    const appending = journal.append([envelope]);
    MemoryWorker.all[0]?.onerror?.();
    await expect(appending).rejects.toThrow('has failed');
  });

  it('end with the store', async () => {
    const { journal, close } = files();
    await journal.append([envelope]);
    close();
    expect(MemoryWorker.all[0]?.isEnded).toBe(true);
  });
});
