/** Signs a person in once with a network, which enrols the device: by login and password, or by a code from the office. */
import { useSignal } from '@preact/signals';
import { language, setLanguage } from '../../../kit/language/language.ts';
import { languageNames, languages } from '#shared/languages/registry.ts';
import { BrandMark } from '../../../kit/ui/brand-mark.tsx';
import { Button } from '../../../kit/ui/button.tsx';
import { LanguageSwitch } from '../../../kit/ui/language-switch.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { TextField } from '../../../kit/ui/text-field.tsx';
import { signInReason, type Ticket } from '../../state/rest.ts';
import { t } from '../../words.ts';
import { useEnrolment } from './use-enrolment.ts';

export interface SignInProps {
  readonly login: string;
  /** In place of the words for a first sign-in. */
  readonly title?: string;
  readonly why?: string;
  /** A way back, where there is one. */
  readonly back?: { readonly words: string; readonly leave: () => void };
  onDone?(): void;
}

export function SignInScreen({ login: knownLogin, title, why, back, onDone }: SignInProps) {
  const byCode = useSignal(false);
  const login = useSignal(knownLogin);
  const password = useSignal('');
  const code = useSignal('');
  const enrolment = useEnrolment(onDone);
  const ticket: Ticket = byCode.value ? { code: code.value } : { login: login.value, password: password.value };
  const isFilled = byCode.value ? code.value.trim() !== '' : login.value.trim() !== '' && password.value !== '';
  const reason = signInReason.value?.() ?? '';
  return (
    <main class="screen">
      <form class="sign-in" autocomplete="off" onSubmit={(event) => { event.preventDefault(); enrolment.attempt(ticket); }}>
        <p class="sign-in-brand"><BrandMark />{t('appName')}</p>
        <h1>{title ?? t('signInTitle')}</h1>
        <p class="muted">{why ?? t('signInWhy')}</p>
        {reason === '' ? null : <Notice tone="waiting" text={reason} />}
        {byCode.value ? (
          <TextField label={t('enrolCode')} hint={t('enrolCodeHint')} autoComplete="off" autoCapitalize="characters" value={code.value}
            onText={(text) => { code.value = text; }} />
        ) : (
          <>
            <TextField label={t('login')} name="username" autoComplete="off" autoCapitalize="none" value={login.value}
              onText={(text) => { login.value = text; }} />
            <TextField label={t('password')} name="password" type="password" autoComplete="off" value={password.value}
              onText={(text) => { password.value = text; }} />
          </>
        )}
        {enrolment.trouble === '' ? null : <Notice tone="trouble" text={enrolment.trouble} />}
        <Button kind="primary" type="submit" wide disabled={enrolment.isBusy || !isFilled}>
          {t(enrolment.isBusy ? 'signingIn' : byCode.value ? 'enrolByCode' : 'signIn')}
        </Button>
        <Button kind="quiet" wide onClick={() => { byCode.value = !byCode.peek(); enrolment.clear(); }}>{t(byCode.value ? 'useLogin' : 'useCode')}</Button>
        {back === undefined ? null : <Button kind="quiet" wide onClick={back.leave}>{back.words}</Button>}
        <LanguageSwitch label={t('language')} chosen={language.value} languages={languages.map((each) => ({ code: each, name: languageNames[each] }))}
          onChoose={(each) => { setLanguage(each).catch(reportError); }} />
      </form>
    </main>
  );
}
