/** Rating: one tap on a level of the scale answers it. */
import type { Face } from '../face.ts';
import { OptionsFace } from '../options-face.tsx';
import { readOptions } from '../read-options.ts';

export const rating: Face = {
  Answer: ({ onAnswer, ...props }) => <OptionsFace {...props} several={false} onChoose={onAnswer} />,
  isSettledBy: () => true,
  read: readOptions,
};
