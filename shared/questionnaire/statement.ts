/**
 * Long items of the official forms are a statement followed by examples in brackets. The interview
 * shows the statement first and the examples below it; read one after the other they are the
 * official text, character by character.
 */
import type { Question } from './model.ts';

/** The Vietnamese text in two pieces that join to the whole; `examples` is empty where there are none. */
export function statementAndExamples(question: Question): { readonly statement: string; readonly examples: string } {
  const length = question.statementLength ?? question.text.vi.length;
  return { statement: question.text.vi.slice(0, length), examples: question.text.vi.slice(length) };
}
