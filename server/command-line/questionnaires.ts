/** `questionnaires [--json]`: the built-in questionnaires, for people or for programs. */
import { compositesOf } from '#shared/index-methods/composites.ts';
import { fill } from '#shared/languages/fill.ts';
import { textIn } from '#shared/kernel/local-text.ts';
import { builtInQuestionnaires } from '#shared/questionnaire/built-in/registry.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import { exitCodes, type CommandIo } from './command.ts';
import { indexWords } from './index-words.ts';
import { noArguments, readArguments } from './read-arguments.ts';

/** Prints the list; nothing can go wrong but the way it is called. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, { json: 'switch' });
  noArguments(given);
  io.out(given.switches.has('json')
    ? `${JSON.stringify(builtInQuestionnaires.map(describe), null, 2)}\n`
    : builtInQuestionnaires.map((each) => lineFor(each, io)).join(''));
  return Promise.resolve(exitCodes.done);
}

/** A questionnaire as programs want it: rows of a grid stand in its place, since they take the answers. */
function describe(questionnaire: Questionnaire): object {
  const { id, version, method, parts, groups, scales } = questionnaire;
  return {
    id, version, method, parts, groups,
    scales: Object.fromEntries(scales.map((scale) => [scale.id, scale.levels])),
    questions: answerableQuestions(questionnaire).map((each) => (
      { id: each.id, type: each.type, role: each.role, group: each.group ?? null, provenance: each.provenance })),
  };
}

function lineFor(questionnaire: Questionnaire, io: CommandIo): string {
  const { id, version, title } = questionnaire;
  const criteria = compositesOf(questionnaire)[0]?.criteria.length ?? 0;
  const values = { id, version, criteria, title: textIn(title, io.language ?? 'vi') };
  return `${fill(indexWords(io.language).questionnaireLine, values)}\n`;
}
