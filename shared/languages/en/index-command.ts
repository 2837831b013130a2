/** Words of the two commands that need no server: `questionnaires` and `index`. */
import type { indexCommand as reference } from '../vi/index-command.ts';

export const indexCommand: typeof reference = {
  notAllowed: '--{option} does not take "{value}". Use one of: {allowed}.',
  unknownQuestionnaire: 'There is no questionnaire "{given}" and no readable file of that name. Built in: {known}.',
  unknownMethod: 'There is no method "{given}" and no readable file of that name. Built in: {known}.',
  missingColumns: 'The file has no column for these questions, taken as unanswered: {columns}',
  missingPositions: 'The file does not have these columns, taken as empty, the weight as 1: {columns}',
  leftOut: '{count} cells above mean nothing and were taken as unanswered; their questions enter no figure.',
  badRows: 'Something is wrong, so nothing was computed. Mend the rows above and run again.',
  refused: 'This file cannot be read as a table of responses.',
  questionnaireLine: '{id}  v{version}  {criteria} criteria  {title}',
  figureLine: '{id}  {index}  ({answered} answers, {n} responses)',
};
