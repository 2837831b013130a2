/** Text: the person's own words; nothing is trimmed or repaired. */
import { t } from '../../kit/interview/words.ts';
import type { Face } from '../face.ts';

export const text: Face = {
  Answer: ({ shape, value, labelledBy, onAnswer }) => (
    <textarea class="answer-words" rows={4} maxLength={shape.maxLength} aria-labelledby={labelledBy} placeholder={t('yourWords')}
      value={typeof value === 'string' ? value : ''}
      onInput={(event) => onAnswer(event.currentTarget.value.normalize('NFC') || undefined)} />
  ),
  isSettledBy: () => false,
  read: (_shape, value) => String(value),
};
