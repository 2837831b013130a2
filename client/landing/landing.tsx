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
import { LanguageSwitch } from '../kit/ui/language-switch.tsx';

const { t } = defineWords(vi, { en: async () => (await import('#shared/languages/en/landing.ts')).landing });
const doors = ['field', 'kiosk', 'admin'] as const;

export function Landing() {
  const server = useSignal<ServerReply | 'asking' | 'silent'>('asking');
  useEffect(() => {
    send({ path: '/api/server', reply: serverReply }).then(
      (reply) => { server.value = reply; }, () => { server.value = 'silent'; });
  }, [server]);
  const known = server.value;
  return (
    <main class="landing">
      <header class="landing-head">
        <h1><BrandMark /> {t('title')}</h1>
        <LanguageSwitch label={t('language')} chosen={language.value}
          languages={languages.map((code) => ({ code, name: languageNames[code] }))}
          onChoose={(code) => { setLanguage(code).catch(reportError); }} />
      </header>
      <p class="landing-lead">{keepTogether(t('lead'))}</p>
      <Sign server={known} />
      <nav aria-label={t('doors')}>
        <ul class="landing-doors">{doors.map((door) => <Door key={door} door={door} />)}</ul>
      </nav>
      {typeof known === 'object' && <p class="landing-version muted">{t('version', { version: known.version })}</p>}
    </main>
  );
}

function Door({ door }: { readonly door: (typeof doors)[number] }) {
  return (
    <li>
      <a class="landing-door" href={`/${door}/`}>
        <span class="landing-door-name">{t(door)}</span>
        <span class="landing-door-note">{t(`${door}Note`)}</span>
      </a>
    </li>
  );
}

function Sign({ server }: { readonly server: ServerReply | 'asking' | 'silent' }) {
  if (server === 'asking') return null;
  if (server === 'silent') return <p class="landing-sign" role="status">{t('noServer')}</p>;
  if (!server.hasAdmin) return <p class="landing-sign" role="status">{t('noAdmin')}</p>;
  return server.hasDemonstration ? <p class="landing-sign" role="status">{t('demonstration')}</p> : null;
}
