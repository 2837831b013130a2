/** Entry of the command line: `npm run -s hailong -- …`. */
import { namedFilePieces, readNamedFile } from './command-line/read-file.ts';
import { runCommandLine } from './command-line/run-command-line.ts';
import { stepBackWholly } from './exports/step-back.ts';

/** What runs beside a server goes behind it: no response waits for a copy that somebody makes by hand. */
const besideServer: ReadonlySet<string> = new Set(['backup', 'verify']);
if (process.argv.some((each) => besideServer.has(each))) stepBackWholly();

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads the output has seen enough: `… | head`.
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: (text) => { process.stdout.write(text); },
  error: (line) => { process.stderr.write(`${line}\n`); },
  readFile: readNamedFile,
  filePieces: namedFilePieces,
  // Said here, for a part that is loaded later stands in another folder of the build.
  openOffice: async (where) => (await import('./command-line/open-office.ts')).openOffice(where, new URL('./storage/rebuild-worker.js', import.meta.url)),
});
