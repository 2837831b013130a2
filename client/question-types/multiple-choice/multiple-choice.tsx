/** Multiple choice: taps put options in and out; the person says when that is all. */
import type { AnswerValue } from '#shared/question-types/contract.ts';
import type { Face } from '../face.ts';
import { OptionsFace } from '../options-face.tsx';
import { readOptions } from '../read-options.ts';

export const multipleChoice: Face = {
  Answer: ({ onAnswer, ...props }) => (
    <OptionsFace {...props} several onChoose={(option) => onAnswer(toggled(props.value, option))} />
  ),
  isSettledBy: () => false,
  read: readOptions,
};

/** The answer with `option` put in or taken out; undefined when nothing is left. */
function toggled(value: AnswerValue | undefined, option: number): AnswerValue | undefined {
  const before = typeof value === 'object' ? value : [];
  const after = before.includes(option) ? before.filter((each) => each !== option) : [...before, option];
  return after.length === 0 ? undefined : after.sort((left, right) => left - right);
}
