/** `help`: how the command line is used; `index --help` adds its options and an example of each file. */
import { exitCodes, type CommandIo } from './command.ts';
import { commandLineIn } from './words.ts';

export async function run([command]: readonly string[], io: CommandIo): Promise<number> {
  const lines = command === 'index'
    ? (await import('./index-words.ts')).indexWords(io.language).help
    : commandLineIn(io.language).usage;
  io.out(`${lines.join('\n')}\n`);
  return exitCodes.done;
}
