/**
 * The worker that holds an app's files. Each piece of work opens a file, writes, flushes and closes
 * it, under a lock that it shares with the workers of other windows: nobody keeps a file open.
 */
import { strictLock } from '../lock.ts';
import { answerRequest, failureOf, type FileFolders, type FileReply, type FileRequest } from './file-requests.ts';
import { opfsFolder } from './opfs-folder.ts';

/** The worker bears the name of the app. */
const app = self.name;
let folders: Promise<FileFolders> | undefined;

addEventListener('message', ({ data }: MessageEvent<FileRequest & { readonly number: number }>) => {
  strictLock(`hailong-files-${app}`, () => answer(data))
    .then((result): FileReply => ({ number: data.number, result }), (error: unknown): FileReply => ({ number: data.number, failure: failureOf(error) }))
    .then((reply) => postMessage(reply))
    .catch(reportError);
});

async function answer(request: FileRequest): ReturnType<typeof answerRequest> {
  folders ??= openFolders();
  return answerRequest(await folders.catch((error: unknown) => {
    folders = undefined;
    throw error;
  }), request);
}

async function openFolders(): Promise<FileFolders> {
  return { journal: await opfsFolder([`hailong-${app}`, 'journal']), small: await opfsFolder([`hailong-${app}`, 'small']) };
}
