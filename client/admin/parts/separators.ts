/** What may stand between the columns of a file, to choose from. */
import { t } from '../state/words.ts';

export function separatorChoices(): (readonly [string, string])[] {
  return [[',', t('paperSeparatorComma')], [';', t('paperSeparatorSemicolon')], ['\t', t('paperSeparatorTab')]];
}
