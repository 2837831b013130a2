/** Text: the person's own words; nothing is trimmed or repaired, nothing is kept by the browser or sent to a spelling service. */
import { t } from '../../kit/interview/words.ts';
import type { Face } from '../face.ts';

export const text: Face = {
  Answer: ({ shape, value, labelledBy, onAnswer }) => (
    <textarea class="answer-words" rows={4} autoComplete="off" spellcheck={false} maxLength={shape.maxLength} aria-labelledby={labelledBy} placeholder={t('yourWords')}
      value={typeof value === 'string' ? value : ''}
      onInput={(event) => onAnswer(event.currentTarget.value.normalize('NFC') || undefined)} />
  ),
  isSettledBy: () => false,
  read: (_shape, value) => String(value),
};
