/** PIN, state of the device, language, look and account. */
import { useEffect } from 'preact/hooks';
import { languageNames, languages } from '#shared/languages/registry.ts';
import { signOut } from '../../../kit/enrolment/enrol.ts';
import { language, mode, setLanguage, setMode, setTextSize, textSize } from '../../../kit/language/language.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { ChoiceSwitch } from '../../../kit/ui/choice-switch.tsx';
import { Icon } from '../../../kit/ui/icon.tsx';
import { LanguageSwitch } from '../../../kit/ui/language-switch.tsx';
import { TopBar } from '../../../kit/ui/top-bar.tsx';
import type { App } from '../../state/app.ts';
import { open, replace } from '../../state/route.ts';
import { t } from '../../words.ts';
import { DevicePart } from './device-part.tsx';
import { PinPart } from './pin-part.tsx';

export function SettingsScreen({ app }: { readonly app: App }) {
  const device = app.store.live.device.value;
  useEffect(() => () => { app.pinNote.value = ''; }, []);
  const leave = async (): Promise<void> => {
    await signOut(app.store);
    replace({ screen: 'today' });
  };
  return (
    <div class="screen">
      <header>
        <TopBar title={<h1>{t('settings')}</h1>}
          lead={<button type="button" class="icon-button" aria-label={t('backToToday')} onClick={() => open({ screen: 'today' })}><Icon name="back" /></button>} />
      </header>
      <main class="screen-scroll settings">
        <PinPart app={app} />
        <DevicePart app={app} />
        <Look />
        <h2 class="section-heading">{t('account')}</h2>
        <dl class="facts">
          <div><dt class="muted">{t('login')}</dt><dd>{device?.login}</dd></div>
          <div><dt class="muted">{t('device')}</dt><dd>{device?.id.slice(0, 8)}</dd></div>
          <div><dt class="muted">{t('version')}</dt><dd>{__APP_VERSION__}</dd></div>
        </dl>
        <p class="muted settings-note">{t('signOutKeeps')}</p>
        <Button onClick={() => { leave().catch(reportError); }}>{t('signOut')}</Button>
      </main>
    </div>
  );
}

function Look() {
  return (
    <>
      <h2 class="section-heading">{t('language')}</h2>
      <LanguageSwitch label={t('language')} chosen={language.value} onChoose={(code) => { setLanguage(code).catch(reportError); }}
        languages={languages.map((code) => ({ code, name: languageNames[code] }))} />
      <h2 class="section-heading">{t('mode')}</h2>
      <ChoiceSwitch label={t('mode')} chosen={mode.value} onChoose={(value) => { setMode(value).catch(reportError); }}
        choices={[{ value: 'light', name: t('modeLight') }, { value: 'dark', name: t('modeDark') }, { value: 'outdoor', name: t('modeOutdoor') }]} />
      <h2 class="section-heading">{t('textSize')}</h2>
      <ChoiceSwitch label={t('textSize')} chosen={textSize.value} onChoose={(value) => { setTextSize(value).catch(reportError); }}
        choices={[{ value: 'normal', name: t('textNormal') }, { value: 'large', name: t('textLarge') }, { value: 'largest', name: t('textLargest') }]} />
    </>
  );
}
