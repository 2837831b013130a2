/**
 * `verify [--data DIR] [--receipts FILE] [--heads FILE] [--key BASE64] [--json]`: whether a database
 * is what its server acknowledged. It writes nothing, and may run beside a server or on a copy.
 */
import { resolve } from 'node:path';
import { fill } from '#shared/languages/fill.ts';
import { verifyFolder, type VerifyFault, type VerifyRequest } from '../compose-verify.ts';
import type { Verdict } from '../ledger/verify/findings.ts';
import { readOutsideHeads, readOutsideReceipts } from '../ledger/verify/read-outside.ts';
import { dataFolderAt } from '../start/data-folder.ts';
import { exitCodes, type CommandIo } from './command.ts';
import { defaultDataFolder } from './office.ts';
import { noArguments, readArguments, type ReadArguments } from './read-arguments.ts';
import { UsageError } from './usage-error.ts';
import { verifyWords } from './verify-words.ts';

const mostPrinted = 50;

export async function run(given: readonly string[], io: CommandIo): Promise<number> {
  const args = readArguments(given, { data: 'value', receipts: 'value', heads: 'value', key: 'value', json: 'switch' });
  noArguments(args);
  const folder = args.values.get('data') ?? defaultDataFolder;
  const request = await readRequest(args, io);
  if (request === undefined) return exitCodes.wrongInput;
  const verdict = verifyFolder(dataFolderAt(resolve(folder)), request);
  if (typeof verdict === 'string') return refuse(verdict, folder, io);
  if (args.switches.has('json')) io.out(`${JSON.stringify(verdict)}\n`);
  else for (const line of sentences(verdict, request, io)) io.out(`${line}\n`);
  return verdict.isClean ? exitCodes.done : exitCodes.wrongInput;
}

async function readRequest({ values }: ReadArguments, io: CommandIo): Promise<VerifyRequest | undefined> {
  const words = verifyWords(io.language);
  const [receiptsFile, headsFile] = [values.get('receipts'), values.get('heads')];
  const text = async (path: string): Promise<string> => new TextDecoder().decode(await io.readFile(path));
  const receipts = receiptsFile === undefined ? [] : readOutsideReceipts(await text(receiptsFile));
  const heads = headsFile === undefined ? { heads: [], serverKey: undefined } : readOutsideHeads(await text(headsFile));
  if (receipts === undefined) io.error(fill(words.badReceipts, { file: receiptsFile ?? '' }));
  if (heads === undefined) io.error(fill(words.badHeads, { file: headsFile ?? '' }));
  return receipts === undefined || heads === undefined ? undefined : { receipts, heads: heads.heads, serverKey: values.get('key') ?? heads.serverKey };
}

function refuse(fault: VerifyFault, folder: string, io: CommandIo): number {
  const words = verifyWords(io.language);
  if (fault === 'data_missing') throw new UsageError('dataMissing', { folder }, 1);
  if (fault === 'foreign') throw new UsageError('dataForeign', { folder }, 1);
  if (fault === 'newer') throw new UsageError('dataNewer', { folder }, 1);
  io.error(fill(fault === 'no_key' ? words.noKey : words.older, { folder }));
  return exitCodes.wrongInput;
}

function sentences(verdict: Verdict, { receipts, heads }: VerifyRequest, { language }: CommandIo): string[] {
  const words = verifyWords(language);
  const { checked, head, restores, refilled, brokenChains, findings, findingCount } = verdict;
  const found = findings.slice(0, mostPrinted).map(({ kind, at }) => fill(at === '' ? words.bare : words.at, { sentence: words.findings[kind], at }));
  return [
    fill(words.checked, checked),
    receipts.length + heads.length === 0 ? words.nothingKept : fill(words.outside, { receipts: checked.outsideReceipts, heads: checked.outsideHeads }),
    ...(restores === 0 ? [] : [fill(words.restored, { restores, refilled })]),
    ...(brokenChains.numbers === 0 ? [] : [fill(words.brokenChains, brokenChains)]),
    fill(words.head, head),
    ...(findingCount === 0 ? [words.clean] : [fill(words.found, { count: findingCount }), ...found]),
    ...(findingCount > mostPrinted ? [fill(words.more, { count: mostPrinted })] : []),
  ];
}
