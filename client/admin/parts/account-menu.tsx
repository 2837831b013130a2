import { useState } from 'preact/hooks';
import { languageNames, languages } from '#shared/languages/registry.ts';
import type { Role } from '#shared/campaign/model.ts';
import { language, mode, modes, setLanguage, setMode } from '../../kit/language/language.ts';
import { ChoiceSwitch } from '../../kit/ui/choice-switch.tsx';
import { Icon } from '../../kit/ui/icon.tsx';
import { LanguageSwitch } from '../../kit/ui/language-switch.tsx';
import { session } from '../state/session.ts';
import { t } from '../state/words.ts';
import { SignOut } from './sign-out.tsx';

export const roleWords = {
  admin: 'roleAdmin', supervisor: 'roleSupervisor', enumerator: 'roleEnumerator', viewer: 'roleViewer', auditor: 'roleAuditor',
} as const satisfies Record<Role, string>;
const modeWords = { light: 'appearanceLight', dark: 'appearanceDark', outdoor: 'appearanceOutdoor' } as const;

/** Who is signed in, language, look, signing out. */
export function AccountMenu() {
  const who = session.value;
  // What went wrong at an earlier try is not told again.
  const [opened, setOpened] = useState(0);
  if (!who) return null;
  return (
    <details class="pop account" onToggle={() => setOpened(opened + 1)}>
      <summary class="icon-button" aria-label={t('accountMenu', { login: who.login })}><Icon name="user" /></summary>
      <div class="pop-sheet">
        <p><strong>{t('signedInAs', { login: who.login, role: t(roleWords[who.role]) })}</strong></p>
        <LanguageChoice />
        <ChoiceSwitch label={t('appearance')} chosen={mode.value}
          choices={modes.map((each) => ({ value: each, name: t(modeWords[each]) }))} onChoose={(wanted) => { void setMode(wanted); }} />
        <SignOut key={opened} />
      </div>
    </details>
  );
}

export function LanguageChoice() {
  return (
    <LanguageSwitch label={t('language')} chosen={language.value} languages={languages.map((code) => ({ code, name: languageNames[code] }))}
      onChoose={(code) => { void setLanguage(code); }} />
  );
}
