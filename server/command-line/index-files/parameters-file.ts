/** `--parameters p.json`: any parameters of the method, by the names that the output gives them. */
import type { Issue } from '#shared/kernel/issue.ts';
import type { MethodParameters } from '#shared/index-methods/contract.ts';
import { methodParametersFile } from '#shared/index-methods/method-file.ts';
import { parameterIssues } from '#shared/index-methods/parameter-issues.ts';
import { withDefaults } from '#shared/index-methods/read-method.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { inFile, readJsonFile } from './read-json.ts';
import type { NamedFile } from './read-table.ts';

/** `standard` with what the file chooses; what the questionnaire does not know is an issue. */
export function readParameters(
  file: NamedFile, questionnaire: Questionnaire, standard: MethodParameters,
): { readonly parameters: MethodParameters } | { readonly issues: readonly Issue[] } {
  const read = readJsonFile(file, methodParametersFile);
  if ('issues' in read) return read;
  const parameters = withDefaults(standard, read.value);
  const known = new Set(parameterIssues(questionnaire, standard, '').map((each) => each.path));
  const issues = inFile(file.name, parameterIssues(questionnaire, parameters, '').filter((each) => !known.has(each.path)));
  return issues.length > 0 ? { issues } : { parameters };
}
