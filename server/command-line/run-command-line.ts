/**
 * The command line: finds the command, runs it, and turns whatever it throws into one sentence and
 * an exit code. Commands are loaded when they are asked for, so that the small ones start at once.
 */
import { Problem } from '#shared/kernel/problem.ts';
import { fill } from '#shared/languages/fill.ts';
import { languages, type Language } from '#shared/languages/registry.ts';
import { exitCodes, type OfficeIo, type RunCommand } from './command.ts';
import { UsageError } from './usage-error.ts';
import { commandLineIn, printIssues, problemSentence } from './words.ts';

const commands: ReadonlyMap<string, () => Promise<{ readonly run: RunCommand }>> = new Map([
  ['campaign', () => import('./campaign.ts')],
  ['import', () => import('./import.ts')],
  ['import-rescue', () => import('./import-rescue.ts')],
  ['rebuild-tallies', () => import('./rebuild-tallies.ts')],
  ['backup', () => import('./backup.ts')],
  ['restore', () => import('./restore.ts')],
  ['rebuild', () => import('./rebuild.ts')],
  ['verify', () => import('./verify.ts')],
  ['keys', () => import('./keys.ts')],
  ['questionnaires', () => import('./questionnaires.ts')],
  ['index', () => import('./index-command.ts')],
  ['help', () => import('./help.ts')],
]);

/** `io` without its language, which stands among the arguments. Returns the exit code. */
export async function runCommandLine(given: readonly string[], outside: Omit<OfficeIo, 'language'>): Promise<number> {
  let language: Language = 'vi';
  try {
    const { args, asked } = takeLanguage(given);
    language = asked ?? language;
    return await runCommand(args, { ...outside, language });
  } catch (error) {
    return explain(error, { ...outside, language });
  }
}

async function runCommand([name, ...args]: readonly string[], io: OfficeIo): Promise<number> {
  const wanted = name === '--help' || name === '-h' || args.includes('--help') ? 'help' : name;
  const load = commands.get(wanted ?? '');
  if (load !== undefined) return (await load()).run(wanted === 'help' && name !== undefined ? [name] : args, io);
  if (name !== undefined) throw new UsageError('unknownCommand', { command: name });
  for (const line of commandLineIn(io.language).usage) io.error(line);
  return exitCodes.wrongUse;
}

/** `--language en` may stand anywhere. */
function takeLanguage(given: readonly string[]): { readonly args: readonly string[]; readonly asked: Language | undefined } {
  const at = given.findIndex((each) => each === '--language' || each.startsWith('--language='));
  if (at < 0) return { args: given, asked: undefined };
  const [, joined] = (given[at] ?? '').split('=');
  const value = joined ?? given[at + 1] ?? '';
  const asked = languages.find((each) => each === value);
  if (asked === undefined) throw new UsageError('badLanguage', { value });
  return { args: given.toSpliced(at, joined === undefined ? 2 : 1), asked };
}

function explain(error: unknown, io: OfficeIo): number {
  const words = commandLineIn(io.language);
  if (error instanceof UsageError) {
    io.error(fill(words[error.sentence], error.values));
    if (error.exitCode === exitCodes.wrongUse) io.error(words.seeHelp);
    return error.exitCode;
  }
  if (error instanceof Problem) {
    printIssues(io, error.issues);
    io.error(problemSentence(io.language, error.code, error.values));
    return exitCodes.wrongInput;
  }
  io.error(fill(words.failed, { reason: error instanceof Error ? error.message : String(error) }));
  return exitCodes.wrongInput;
}
