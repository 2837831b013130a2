/** What the types with options draw: the options, and a line to write in where a chosen one invites it. */
import { textIn } from '#shared/kernel/local-text.ts';
import type { AnswerValue } from '#shared/question-types/contract.ts';
import { keepTogether } from '../kit/language/formats.ts';
import { t } from '../kit/interview/words.ts';
import { AnswerChoices } from '../kit/ui/answer-choices.tsx';
import { TextField } from '../kit/ui/text-field.tsx';
import type { FaceProps } from './face.ts';
import { chosenOptions } from './read-options.ts';

interface OptionsFaceProps extends Omit<FaceProps, 'onAnswer'> {
  readonly several: boolean;
  onChoose(value: number): void;
}

export function OptionsFace({ shape, value, writeIn, drawing, language, labelledBy, several, onChoose, onWriteIn }: OptionsFaceProps) {
  const options = shape.options.map((each) => ({ value: each.value, label: keepTogether(textIn(each.label, language)) }));
  const takesWords = chosenOptions(shape, value).some((each) => each.writeIn === true);
  return (
    <>
      {several ? <p class="muted">{t('severalAnswers')}</p> : null}
      <AnswerChoices options={options} chosen={asList(value)} drawing={drawing} several={several} labelledBy={labelledBy} onChoose={onChoose} />
      {takesWords ? <TextField label={t('writeIn')} value={writeIn} maxLength={200} onText={onWriteIn} /> : null}
    </>
  );
}

function asList(value: AnswerValue | undefined): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' ? value : [];
}
