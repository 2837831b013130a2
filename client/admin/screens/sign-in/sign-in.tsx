import { useState } from 'preact/hooks';
import { Button } from '../../../kit/ui/button.tsx';
import { TextField } from '../../../kit/ui/text-field.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { TroubleNotice } from '../../parts/trouble-notice.tsx';
import { signIn } from '../../state/server.ts';
import { enterSession, hasEnded } from '../../state/session.ts';
import { t } from '../../state/words.ts';
import { Gate } from './gate.tsx';

/** Signing in; after a session that ended, the page that was open is still the one that follows. */
export function SignInScreen() {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [trouble, setTrouble] = useState<unknown>(undefined);
  const [isBusy, setBusy] = useState(false);
  const [isEmpty, setEmpty] = useState(false);
  const submit = async (): Promise<void> => {
    const isIncomplete = login.trim() === '' || password === '';
    setEmpty(isIncomplete);
    if (isIncomplete) return;
    setBusy(true);
    setTrouble(undefined);
    try {
      enterSession(await signIn({ login: login.trim().normalize('NFC'), password }));
    } catch (failure) {
      setTrouble(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Gate title={t('signInTitle')} onSubmit={() => { void submit(); }}>
      {hasEnded.value ? <Notice tone="waiting" text={t('sessionEnded')} /> : null}
      <TextField label={t('signInLogin')} value={login} onText={setLogin} name="username" autoComplete="username" autoCapitalize="none"
        trouble={isEmpty && login.trim() === '' ? t('signInEmpty') : undefined} />
      <TextField label={t('signInPassword')} value={password} onText={setPassword} name="password" type="password" autoComplete="current-password"
        trouble={isEmpty && login.trim() !== '' ? t('signInEmpty') : undefined} />
      {trouble === undefined ? null : <TroubleNotice trouble={trouble} />}
      <Button kind="primary" type="submit" wide disabled={isBusy}>{isBusy ? t('signInBusy') : t('signInDo')}</Button>
    </Gate>
  );
}
