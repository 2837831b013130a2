/** `rebuild [--data DIR]`: makes decoded responses, held rows, tallies and counts again from the envelopes and the ledger. */
import { fill } from '#shared/languages/fill.ts';
import { exitCodes, type OfficeIo } from './command.ts';
import { defaultDataFolder, withOffice } from './office.ts';
import { noArguments, readArguments } from './read-arguments.ts';
import { verifyWords } from './verify-words.ts';

const mostPrinted = 20;

export async function run(given: readonly string[], io: OfficeIo): Promise<number> {
  const args = readArguments(given, { data: 'value' });
  noArguments(args);
  const folder = args.values.get('data') ?? defaultDataFolder;
  const { responses, campaigns, faults, unmade } = await withOffice(io, { folder, ifMissing: 'refuse' }, (office) => office.rebuildDerived());
  const words = verifyWords(io.language);
  if (faults.length > 0) {
    io.error(fill(words.rebuildRefused, { count: faults.length, positions: firstOf(faults) }));
    return exitCodes.wrongInput;
  }
  io.out(`${fill(words.rebuilt, { responses, campaigns: campaigns.length })}\n`);
  if (unmade.length === 0) return exitCodes.done;
  io.error(fill(words.rebuildUnmade, { count: unmade.length, positions: firstOf(unmade) }));
  return exitCodes.wrongInput;
}

function firstOf(positions: readonly number[]): string {
  return positions.slice(0, mostPrinted).join(', ');
}
