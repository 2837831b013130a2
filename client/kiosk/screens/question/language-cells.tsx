import { languageNames, languages } from '#shared/languages/registry.ts';
import { language, setLanguage } from '../../../kit/language/language.ts';
import { LanguageSwitch } from '../../../kit/ui/language-switch.tsx';
import { t } from '../../words.ts';

/** The languages by their own names. */
export function LanguageCells() {
  return (
    <LanguageSwitch label={t('languages')} chosen={language.value} languages={languages.map((code) => ({ code, name: languageNames[code] }))}
      onChoose={(code) => { setLanguage(code).catch(reportError); }} />
  );
}
