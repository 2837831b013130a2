/** Single choice: one tap answers it, unless the chosen option invites words. */
import type { Face } from '../face.ts';
import { OptionsFace } from '../options-face.tsx';
import { chosenOptions, readOptions } from '../read-options.ts';

export const singleChoice: Face = {
  Answer: ({ onAnswer, ...props }) => <OptionsFace {...props} several={false} onChoose={onAnswer} />,
  isSettledBy: (shape, value) => !chosenOptions(shape, value).some((each) => each.writeIn === true),
  read: readOptions,
};
