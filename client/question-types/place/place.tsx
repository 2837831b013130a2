/** Place: the name of a place as written on the form. */
import { t } from '../../kit/interview/words.ts';
import { TextField } from '../../kit/ui/text-field.tsx';
import type { Face } from '../face.ts';

export const place: Face = {
  Answer: ({ value, labelledBy, onAnswer }) => (
    <TextField label={t('yourPlace')} value={typeof value === 'string' ? value : ''} maxLength={300} aria-labelledby={labelledBy}
      onText={(name) => onAnswer(name.normalize('NFC') || undefined)} />
  ),
  isSettledBy: () => false,
  read: (_shape, value) => String(value),
};
