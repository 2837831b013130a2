/** `help`: how the command line is used. */
import { exitCodes, type CommandIo } from './command.ts';
import { commandLineIn } from './words.ts';

export function run(_args: readonly string[], io: CommandIo): Promise<number> {
  io.out(`${commandLineIn(io.language).usage.join('\n')}\n`);
  return Promise.resolve(exitCodes.done);
}
