/** Three doors, and what a person must know before choosing one. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { landing as vi } from '#shared/languages/vi/landing.ts';
import { languageNames, languages } from '#shared/languages/registry.ts';
import { serverReply, type ServerReply } from '#shared/wire/session.ts';
import { send } from '../kit/api/send.ts';
import { keepTogether } from '../kit/language/formats.ts';
import { language, setLanguage } from '../kit/language/language.ts';
import { defineWords } from '../kit/language/words.ts';
import { BrandMark } from '../kit/ui/brand-mark.tsx';
import { Icon } from '../kit/ui/icon.tsx';
import { LanguageSwitch } from '../kit/ui/language-switch.tsx';
import { demonstrationLogins, demonstrationPassword, mayShowLogins } from './demonstration-logins.ts';
import { followServer } from './follow-server.ts';

const { t } = defineWords(vi, { en: async () => (await import('#shared/languages/en/landing.ts')).landing });
const doors = ['field', 'kiosk', 'admin'] as const;
type Door = (typeof doors)[number];
type Known = ServerReply | 'asking' | 'silent';

export function Landing() {
  const server = useSignal<Known>('asking');
  useEffect(() => followServer(() => send({ path: '/api/server', reply: serverReply }), (known) => { server.value = known; }), [server]);
  const known = server.value;
  const showsLogins = typeof known === 'object' && known.hasDemonstration && mayShowLogins(location.hostname);
  return (
    <main class="landing">
      <header class="landing-about">
        <BrandMark />
        <h1>{t('title')}</h1>
        <p class="landing-lead">{keepTogether(t('lead'))}</p>
      </header>
      <div class="landing-work">
        <Sign server={known} showsLogins={showsLogins} />
        <nav aria-label={t('doors')}>
          <ul class="landing-doors">{doors.map((door) => <DoorLine key={door} door={door} logins={showsLogins ? demonstrationLogins[door] : []} />)}</ul>
        </nav>
      </div>
      <footer class="landing-foot">
        <LanguageSwitch label={t('language')} chosen={language.value}
          languages={languages.map((code) => ({ code, name: languageNames[code] }))}
          onChoose={(code) => { setLanguage(code).catch(reportError); }} />
        {typeof known === 'object' && <p class="muted">{t('version', { version: known.version })}</p>}
      </footer>
    </main>
  );
}

function DoorLine({ door, logins }: { readonly door: Door; readonly logins: readonly string[] }) {
  return (
    <li>
      <a class="landing-door" href={`/${door}/`}>
        <span class="landing-door-name">{t(door)}</span>
        <Icon name="next" />
        <span class="landing-door-note">{t(`${door}Note`)}</span>
        {logins.length === 0 ? null : <span class="landing-door-note">{t('tryAs')} <code>{logins.join(' · ')}</code></span>}
      </a>
    </li>
  );
}

function Sign({ server, showsLogins }: { readonly server: Known; readonly showsLogins: boolean }) {
  if (server === 'asking') return null;
  if (server === 'silent') return <p class="landing-sign" role="status">{t('noServer')}</p>;
  if (!server.hasAdmin) return <p class="landing-sign" role="status">{t('noAdmin')}</p>;
  if (!server.hasDemonstration) return null;
  return (
    <p class="landing-sign" role="status">
      {t('demonstration')}{' '}
      {showsLogins ? <>{t('tryPassword')} <code>{demonstrationPassword}</code></> : t('tryElsewhere')}
    </p>
  );
}
