/** `help`: how the command line is used; `index --help` adds its options and an example of each file. */
import type { Language } from '#shared/languages/registry.ts';
import { exitCodes, type CommandIo } from './command.ts';
import { commandLineIn } from './words.ts';

export async function run([command]: readonly string[], io: CommandIo): Promise<number> {
  io.out(`${(await linesOf(command, io.language)).join('\n')}\n`);
  return exitCodes.done;
}

async function linesOf(command: string | undefined, language: Language): Promise<readonly string[]> {
  if (command === 'index') return (await import('./index-words.ts')).indexWords(language).help;
  if (command === 'keys') return (await import('./keys-words.ts')).keysWords(language).help;
  return commandLineIn(language).usage;
}
