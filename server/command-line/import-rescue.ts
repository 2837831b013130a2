/** `import-rescue FILE… [--data DIR]`: takes in the responses of rescue files that came by card, mail or hand. */
import { fill } from '#shared/languages/fill.ts';
import { heldReasons as enReasons } from '#shared/languages/en/held-reasons.ts';
import { heldReasons as viReasons } from '#shared/languages/vi/held-reasons.ts';
import { readReceipt, type ReceiptFacts } from '#shared/wire/receipt.ts';
import type { RescueReply } from '#shared/wire/rescue-file.ts';
import { exitCodes, type OfficeIo } from './command.ts';
import { defaultDataFolder, withOffice, type Office } from './office.ts';
import { readArguments } from './read-arguments.ts';
import { UsageError } from './usage-error.ts';
import { commandLineIn } from './words.ts';

const reasonsIn: Readonly<Record<OfficeIo['language'], Readonly<Record<string, string>>>> = { vi: viReasons, en: enReasons };

/** Every file is tried; the exit code tells whether anything was left out. */
export async function run(given: readonly string[], io: OfficeIo): Promise<number> {
  const { free: files, values } = readArguments(given, { data: 'value' });
  if (files.length === 0) throw new UsageError('missingArgument', { argument: io.language === 'vi' ? 'TỆP' : 'FILE' });
  const folder = values.get('data') ?? defaultDataFolder;
  const isWhole = await withOffice(io, { folder, ifMissing: 'refuse' }, async (office) => {
    const whole: boolean[] = [];
    for (const file of files) whole.push(await takeOne(office, file, io));
    return whole.every(Boolean);
  });
  return isWhole ? exitCodes.done : exitCodes.wrongInput;
}

async function takeOne(office: Office, file: string, io: OfficeIo): Promise<boolean> {
  const { signed, damaged, isShort } = await office.takeRescueFile(await io.readFile(file));
  const facts = signed.map(factsOf);
  const count = (status: ReceiptFacts['status']): number => facts.filter((each) => each?.status === status).length;
  const words = commandLineIn(io.language);
  io.out(`${fill(words.rescueTaken, { file, stored: count('stored'), held: count('held'), refused: count('refused') })}\n`);
  for (const [reason, held] of heldFor(facts)) {
    io.error(fill(words.rescueHeldFor, { file, count: held, reason: reasonsIn[io.language][reason] ?? reason }));
  }
  const unknown = facts.filter((each) => each === undefined).length;
  if (unknown > 0) io.error(fill(words.rescueUnknown, { file, count: unknown }));
  if (damaged > 0 || isShort) io.error(fill(words.rescueDamaged, { file }));
  return unknown === 0 && damaged === 0 && !isShort && count('refused') === 0;
}

function factsOf(receipt: RescueReply['signed'][number]): ReceiptFacts | undefined {
  return receipt === null ? undefined : readReceipt(receipt.text);
}

/** How many are held for each reason. */
function heldFor(facts: readonly (ReceiptFacts | undefined)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const reason of facts.flatMap((each) => (each?.status === 'held' ? each.reasons : []))) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return counts;
}
