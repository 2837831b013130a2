/** Number: digits on the phone's number pad; what lies outside the limits is said and not taken. */
import { useState } from 'preact/hooks';
import { meaningOf } from '#shared/question-types/registry.ts';
import { t } from '../../kit/interview/words.ts';
import { TextField } from '../../kit/ui/text-field.tsx';
import type { Face, FaceProps } from '../face.ts';

export const number: Face = { Answer, isSettledBy: () => false, read: (_shape, value) => String(value) };

function Answer({ shape, value, labelledBy, onAnswer }: FaceProps) {
  const [written, setWritten] = useState(value === undefined ? '' : String(value));
  const meaning = meaningOf('number');
  const answerTo = (text: string): number | undefined => {
    const given = meaning.fromCell(shape, text.replace(',', '.'));
    return typeof given === 'number' && meaning.check(shape, given).length === 0 ? given : undefined;
  };
  const { minimum, maximum } = shape;
  const limits = minimum === undefined || maximum === undefined ? undefined : t('numberBetween', { minimum, maximum });
  const isWrong = written !== '' && answerTo(written) === undefined;
  return (
    <TextField label={t('yourNumber')} value={written} inputMode="decimal" autoComplete="off" aria-labelledby={labelledBy}
      hint={isWrong ? undefined : limits} trouble={isWrong ? limits ?? t('yourNumber') : undefined}
      onText={(text) => { setWritten(text); onAnswer(answerTo(text)); }} />
  );
}
