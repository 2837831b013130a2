/** `import --campaign ID --file FILE.csv [--encoding …] [--separator …]`: paper forms, one a row. */
import { fill } from '#shared/languages/fill.ts';
import { exitCodes, type OfficeIo } from './command.ts';
import { defaultDataFolder, withOffice } from './office.ts';
import { noArguments, readArguments, requiredFlag } from './read-arguments.ts';
import { commandLineIn, printIssues } from './words.ts';

export async function run(given: readonly string[], io: OfficeIo): Promise<number> {
  const args = readArguments(given, { campaign: 'value', file: 'value', encoding: 'value', separator: 'value', data: 'value' });
  noArguments(args);
  const campaign = requiredFlag(args, 'campaign');
  const csv = await io.readFile(requiredFlag(args, 'file'));
  const options = { campaign, separator: args.values.get('separator'), encoding: args.values.get('encoding') };
  const folder = args.values.get('data') ?? defaultDataFolder;
  const reply = await withOffice(io, { folder, ifMissing: 'refuse' }, (office) => office.importResponses(csv, options));
  const words = commandLineIn(io.language);
  const { stored, alreadyThere, held, rejected } = reply;
  const missing = reply.issues.filter((each) => each.code === 'csv.column_missing').map((each) => each.values?.['column'] ?? '');
  if (missing.length > 0) io.error(fill(words.columnsMissing, { columns: missing.join(', ') }));
  printIssues(io, reply.issues.filter((each) => each.code !== 'csv.column_missing'));
  io.out(`${fill(words.imported, { stored, alreadyThere, held, rejected })}\n`);
  if (reply.isClosed) io.out(`${words.importClosed}\n`);
  if (held > 0) io.error(words.importHeldHint);
  return rejected > 0 ? exitCodes.wrongInput : exitCodes.done;
}
