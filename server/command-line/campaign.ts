/** `campaign import FILE [--dry-run | --open]`, `campaign export ID`, `campaign open ID`, `campaign close ID`. */
import { readCampaignFile } from '#shared/campaign/read-campaign-file.ts';
import { indexMethod } from '#shared/index-methods/registry.ts';
import { fill } from '#shared/languages/fill.ts';
import { builtInQuestionnaire } from '#shared/questionnaire/built-in/registry.ts';
import { parseJson } from '#shared/sealing/envelope.ts';
import { exitCodes, type OfficeIo } from './command.ts';
import { defaultDataFolder, withOffice } from './office.ts';
import { withoutMark } from './read-file.ts';
import { oneArgument, readArguments, type ReadArguments } from './read-arguments.ts';
import { UsageError } from './usage-error.ts';
import { commandLineIn, printIssues, type PlacedIssue } from './words.ts';

type Verb = (args: ReadArguments, io: OfficeIo) => Promise<number>;

const verbs: ReadonlyMap<string, { readonly flags: Readonly<Record<string, 'value' | 'switch'>>; readonly run: Verb }> = new Map([
  ['import', { flags: { 'dry-run': 'switch', open: 'switch', data: 'value' }, run: importFile }],
  ['export', { flags: { data: 'value' }, run: exportFile }],
  ['open', { flags: { data: 'value' }, run: open }],
  ['close', { flags: { data: 'value' }, run: close }],
]);

export async function run([name = '', ...rest]: readonly string[], io: OfficeIo): Promise<number> {
  const verb = verbs.get(name);
  if (verb === undefined) throw new UsageError('unknownCommand', { command: name === '' || name.startsWith('-') ? 'campaign' : `campaign ${name}` });
  return verb.run(readArguments(rest, verb.flags), io);
}

/** Always checked as a whole first, before any data are opened: a file with errors writes nothing. */
async function importFile(args: ReadArguments, io: OfficeIo): Promise<number> {
  const words = commandLineIn(io.language);
  const file = parseJson(withoutMark(await io.readFile(oneArgument(args, 'FILE'))));
  if (file === undefined) return refused([{ code: 'json.unreadable', path: '' }], io);
  const read = readCampaignFile(file, { questionnaire: builtInQuestionnaire, method: indexMethod });
  if ('issues' in read) return refused(read.issues, io);
  const dryRun = args.switches.has('dry-run');
  const opens = args.switches.has('open');
  if (dryRun && opens) throw new UsageError('notTogether', { one: '--dry-run', other: '--open' });
  const reply = await withOffice(io, { folder: folderOf(args), ifMissing: dryRun ? 'pretend' : 'make' }, async (office) => {
    const made = await office.importCampaign(file, { dryRun });
    if (opens && made.applied) await office.openCampaign(read.campaign.id);
    return made;
  });
  if (reply.issues.length > 0) return refused(reply.issues, io);
  if (reply.summary !== undefined) io.out(`${fill(words.campaignSummary, reply.summary)}\n`);
  const conclusion = dryRun ? words.campaignChecked : opens ? words.campaignMadeOpen : words.campaignMade;
  io.out(`${fill(conclusion, { id: read.campaign.id })}\n`);
  return exitCodes.done;
}

function refused(issues: readonly PlacedIssue[], io: OfficeIo): number {
  printIssues(io, issues);
  io.error(fill(commandLineIn(io.language).campaignRefused, { count: issues.length }));
  return exitCodes.wrongInput;
}

async function exportFile(args: ReadArguments, io: OfficeIo): Promise<number> {
  const id = oneArgument(args, 'ID');
  const file = await withOffice(io, { folder: folderOf(args), ifMissing: 'refuse' }, (office) => office.campaignFile(id));
  io.out(`${JSON.stringify(file, null, 2)}\n`);
  return exitCodes.done;
}

async function open(args: ReadArguments, io: OfficeIo): Promise<number> {
  const id = oneArgument(args, 'ID');
  await withOffice(io, { folder: folderOf(args), ifMissing: 'refuse' }, (office) => office.openCampaign(id));
  io.out(`${fill(commandLineIn(io.language).campaignOpened, { id })}\n`);
  return exitCodes.done;
}

async function close(args: ReadArguments, io: OfficeIo): Promise<number> {
  const id = oneArgument(args, 'ID');
  await withOffice(io, { folder: folderOf(args), ifMissing: 'refuse' }, (office) => office.closeCampaign(id));
  io.out(`${fill(commandLineIn(io.language).campaignClosed, { id })}\n`);
  return exitCodes.done;
}

function folderOf({ values }: ReadArguments): string {
  return values.get('data') ?? defaultDataFolder;
}
