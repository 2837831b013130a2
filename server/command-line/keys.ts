/** `keys`: the sealing keys of a server. Where a private half goes is said to the person, never to a log. */
import { knownKeys, recoveryKeyOf, type KnownKey } from '../keys/key-store.ts';
import { readKeyPlaces, sealKeys } from '../keys/keys-backup.ts';
import { makeRecoveryFile, recoveryKeyIn } from '../keys/recovery-file.ts';
import { vietnamDay, vietnamTime } from '#shared/kernel/instant.ts';
import { fill } from '#shared/languages/fill.ts';
import type { SealingKey } from '#shared/sealing/sealing-key.ts';
import type { KeysWords } from '#shared/languages/vi/keys.ts';
import { exitCodes, type CommandIo, type OfficeIo, type RunCommand } from './command.ts';
import { dataFolderAt, isThere, keyPlacesOf, refuse, writeNewFile } from './keys-files.ts';
import { recover } from './keys-recover.ts';
import { keysWords } from './keys-words.ts';
import { defaultDataFolder, withOffice } from './office.ts';
import { makePassphrase, readPassphrase } from './passphrase.ts';
import { noArguments, readArguments, requiredFlag } from './read-arguments.ts';
import { UsageError } from './usage-error.ts';

const acts: ReadonlyMap<string, RunCommand> = new Map<string, RunCommand>([
  ['list', list], ['make-recovery', makeRecovery], ['use-recovery', useRecovery], ['rotate', rotate], ['backup', backup], ['recover', recover],
]);

export async function run([act, ...args]: readonly string[], io: OfficeIo): Promise<number> {
  if (act === undefined) throw new UsageError('missingArgument', { argument: 'keys list | make-recovery | use-recovery | rotate | backup | recover' });
  const wanted = acts.get(act);
  return wanted === undefined ? refuse(io, fill(keysWords(io.language).unknownAct, { act }), exitCodes.wrongUse) : wanted(args, io);
}

async function list(given: readonly string[], io: CommandIo): Promise<number> {
  const args = readArguments(given, { json: 'switch', data: 'value' });
  noArguments(args);
  const known = knownKeys(keyPlacesOf(dataFolderAt(args)).keysPath);
  if (args.switches.has('json')) io.out(`${JSON.stringify(known, null, 1)}\n`);
  else io.out(`${listLines(keysWords(io.language), known).join('\n')}\n`);
  return exitCodes.done;
}

function listLines(words: KeysWords, known: readonly KnownKey[]): string[] {
  const lines = known.length === 0 ? [words.noKeys] : known.map((each) => listLine(words, each));
  return known.some(({ use, untilMs }) => use === 'recovery' && untilMs === null) ? lines : [...lines, words.noRecovery];
}

function listLine(words: KeysWords, { id, use, campaign, sinceMs, untilMs, isOpenable }: KnownKey): string {
  const ending = untilMs === null ? words.inUse : fill(words.until, { until: moment(untilMs) });
  if (use === 'recovery') return fill(words.recoveryKey, { id, since: moment(sinceMs), state: ending });
  const state = isOpenable ? ending : `${ending}${words.cannotOpen}`;
  return campaign === null
    ? fill(words.broughtBack, { id, state: isOpenable ? '' : words.cannotOpen })
    : fill(words.workingKey, { id, campaign, since: moment(sinceMs), state });
}

async function makeRecovery(given: readonly string[], io: OfficeIo): Promise<number> {
  const args = readArguments(given, { file: 'value', 'passphrase-file': 'value', 'only-file': 'switch', data: 'value' });
  noArguments(args);
  const words = keysWords(io.language);
  const file = requiredFlag(args, 'file');
  if (isThere(io, file)) return exitCodes.wrongInput;
  const own = await readPassphrase(args, io);
  if (typeof own === 'number') return own;
  const passphrase = own ?? makePassphrase();
  const { key, text } = await makeRecoveryFile(passphrase);
  const isWritten = writeNewFile(io, file, text);
  if (!isWritten) return exitCodes.wrongInput;
  if (!args.switches.has('only-file')) await setRecovery(io, args.values.get('data'), key);
  io.out([
    fill(words.recoveryMade, { id: key.id, file }),
    ...(args.switches.has('only-file') ? [] : [fill(words.recoverySet, { id: key.id })]),
    ...(own === null ? [words.passphraseMade, '', `  ${passphrase}`, ''] : []),
    words.keepAway, '',
  ].join('\n'));
  return exitCodes.done;
}

async function useRecovery(given: readonly string[], io: OfficeIo): Promise<number> {
  const args = readArguments(given, { file: 'value', data: 'value' });
  noArguments(args);
  const words = keysWords(io.language);
  const file = requiredFlag(args, 'file');
  const key = recoveryKeyIn(await io.readFile(file));
  if (key === undefined) return refuse(io, fill(words.noRecoveryFile, { file }));
  await setRecovery(io, args.values.get('data'), key);
  io.out(`${fill(words.recoverySet, { id: key.id })}\n`);
  return exitCodes.done;
}

/** A new server may get its recovery key before it was ever started. */
async function setRecovery(io: OfficeIo, folder: string | undefined, key: SealingKey): Promise<void> {
  await withOffice(io, { folder: folder ?? defaultDataFolder, ifMissing: 'make' }, ({ keys }) => Promise.resolve(keys.setRecovery(key)));
}

async function rotate(given: readonly string[], io: OfficeIo): Promise<number> {
  const args = readArguments(given, { campaign: 'value', data: 'value' });
  noArguments(args);
  const campaign = requiredFlag(args, 'campaign');
  const folder = args.values.get('data') ?? defaultDataFolder;
  const { working: { id } } = await withOffice(io, { folder, ifMissing: 'refuse' }, (office) => office.rotateKey(campaign));
  io.out(`${fill(keysWords(io.language).rotated, { campaign, id })}\n`);
  return exitCodes.done;
}

async function backup(given: readonly string[], io: CommandIo): Promise<number> {
  const args = readArguments(given, { file: 'value', data: 'value' });
  noArguments(args);
  const words = keysWords(io.language);
  const file = requiredFlag(args, 'file');
  const places = keyPlacesOf(dataFolderAt(args));
  const recovery = recoveryKeyOf(places.keysPath);
  if (recovery === null) return refuse(io, words.backupNeedsRecovery);
  if (!writeNewFile(io, file, sealKeys(places, recovery))) return exitCodes.wrongInput;
  io.out(`${fill(words.backupDone, { count: readKeyPlaces(places).size, file, id: recovery.id })}\n`);
  return exitCodes.done;
}

function moment(atMs: number): string {
  return `${vietnamDay(atMs)} ${vietnamTime(atMs)}`;
}
