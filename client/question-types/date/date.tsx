/** Date: the platform's own day picker. */
import { t } from '../../kit/interview/words.ts';
import { writeDay } from '../../kit/language/formats.ts';
import { TextField } from '../../kit/ui/text-field.tsx';
import type { Face } from '../face.ts';

export const date: Face = {
  Answer: ({ value, labelledBy, onAnswer }) => (
    <TextField label={t('yourDay')} type="date" value={typeof value === 'string' ? value : ''} aria-labelledby={labelledBy}
      onText={(day) => onAnswer(day === '' ? undefined : day)} />
  ),
  isSettledBy: () => false,
  read: (_shape, value) => writeDay(String(value)),
};
