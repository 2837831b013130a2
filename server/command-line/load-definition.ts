/** A questionnaire or a method, named by the id of a built-in one or by a JSON file. */
import { issue, type Issue } from '#shared/kernel/issue.ts';
import type { IndexMethod } from '#shared/index-methods/contract.ts';
import { readMethod } from '#shared/index-methods/read-method.ts';
import { indexMethod } from '#shared/index-methods/registry.ts';
import { builtInQuestionnaire } from '#shared/questionnaire/built-in/registry.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { readQuestionnaire } from '#shared/questionnaire/read-questionnaire.ts';
import { parseJson } from '#shared/sealing/envelope.ts';
import type { CommandIo } from './command.ts';
import { jsonFault } from './json-fault.ts';
import { withoutMark } from './read-file.ts';

interface Refused {
  readonly issues: readonly Issue[];
}

/** `undefined` when nothing of that name can be read. */
type Loaded<T> = T | Refused | undefined;

export async function loadQuestionnaire(given: string, io: CommandIo): Promise<Loaded<{ readonly questionnaire: Questionnaire }>> {
  const builtIn = builtInQuestionnaire(given);
  return builtIn === undefined ? fromFile(given, io, readQuestionnaire) : { questionnaire: builtIn };
}

export async function loadMethod(given: string, io: CommandIo): Promise<Loaded<{ readonly method: IndexMethod }>> {
  const builtIn = indexMethod(given);
  return builtIn === undefined ? fromFile(given, io, readMethod) : { method: builtIn };
}

async function fromFile<T extends object>(path: string, io: CommandIo, read: (value: unknown) => T | Refused): Promise<Loaded<T>> {
  let bytes: Uint8Array;
  try {
    bytes = await io.readFile(path);
  } catch {
    return undefined;
  }
  const text = withoutMark(bytes);
  const value = parseJson(text);
  const loaded = value === undefined ? { issues: [issue('json.unreadable', jsonFault(text))] } : read(value);
  return 'issues' in loaded ? { issues: loaded.issues.map((each) => ({ ...each, path: placeInFile(path, each.path) })) } : loaded;
}

/** Two files may be read in one call, so an issue names its file too. */
function placeInFile(file: string, path: string): string {
  return path === '' ? file : `${file}, ${path}`;
}
