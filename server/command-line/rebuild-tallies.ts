/** `rebuild-tallies --campaign ID`: counts every response of a campaign again from its stored answer codes. */
import { fill } from '#shared/languages/fill.ts';
import { exitCodes, type OfficeIo } from './command.ts';
import { defaultDataFolder, withOffice } from './office.ts';
import { noArguments, readArguments, requiredFlag } from './read-arguments.ts';
import { commandLineIn } from './words.ts';

export async function run(given: readonly string[], io: OfficeIo): Promise<number> {
  const args = readArguments(given, { campaign: 'value', data: 'value' });
  noArguments(args);
  const campaign = requiredFlag(args, 'campaign');
  const folder = args.values.get('data') ?? defaultDataFolder;
  const count = await withOffice(io, { folder, ifMissing: 'refuse' }, (office) => office.rebuildTallies(campaign));
  io.out(`${fill(commandLineIn(io.language).rebuilt, { count })}\n`);
  return exitCodes.done;
}
