/** Signs a person in once with a network, which enrols the device. */
import { useSignal } from '@preact/signals';
import { Problem } from '#shared/kernel/problem.ts';
import { NoAnswer } from '../../../kit/api/no-answer.ts';
import { problemInWords } from '../../../kit/language/problem-words.ts';
import { language, setLanguage } from '../../../kit/language/language.ts';
import { languageNames, languages } from '#shared/languages/registry.ts';
import { BrandMark } from '../../../kit/ui/brand-mark.tsx';
import { Button } from '../../../kit/ui/button.tsx';
import { LanguageSwitch } from '../../../kit/ui/language-switch.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { TextField } from '../../../kit/ui/text-field.tsx';
import { signIn } from '../../state/rest.ts';
import { t } from '../../words.ts';

export function SignInScreen({ login: knownLogin }: { readonly login: string }) {
  const login = useSignal(knownLogin);
  const password = useSignal('');
  const isBusy = useSignal(false);
  const trouble = useSignal('');
  const attempt = async (): Promise<void> => {
    isBusy.value = true;
    trouble.value = '';
    try {
      await signIn({ login: login.value, password: password.value });
    } catch (error) {
      trouble.value = await inWords(error);
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <main class="screen">
      <form class="sign-in" onSubmit={(event) => { event.preventDefault(); attempt().catch(reportError); }}>
        <p class="sign-in-brand"><BrandMark />{t('appName')}</p>
        <h1>{t('signInTitle')}</h1>
        <p class="muted">{t('signInWhy')}</p>
        <TextField label={t('login')} name="username" autoComplete="username" autoCapitalize="none" value={login.value}
          onText={(text) => { login.value = text; }} />
        <TextField label={t('password')} name="password" type="password" autoComplete="current-password" value={password.value}
          onText={(text) => { password.value = text; }} />
        {trouble.value === '' ? null : <Notice tone="trouble" text={trouble.value} />}
        <Button kind="primary" type="submit" wide disabled={isBusy.value || login.value.trim() === '' || password.value === ''}>
          {isBusy.value ? t('signingIn') : t('signIn')}
        </Button>
        <LanguageSwitch label={t('language')} chosen={language.value} languages={languages.map((code) => ({ code, name: languageNames[code] }))}
          onChoose={(code) => { setLanguage(code).catch(reportError); }} />
      </form>
    </main>
  );
}

async function inWords(error: unknown): Promise<string> {
  if (error instanceof NoAnswer) return t('signInNoAnswer');
  if (!(error instanceof Problem)) throw error;
  return problemInWords(error.code).catch(() => t('signInFailed'));
}
