import { useState } from 'preact/hooks';
import { Button } from '../../../kit/ui/button.tsx';
import { TextField } from '../../../kit/ui/text-field.tsx';
import { TroubleNotice } from '../../parts/trouble-notice.tsx';
import { createFirstAdmin } from '../../state/server.ts';
import { enterSession } from '../../state/session.ts';
import { t } from '../../state/words.ts';
import { Gate } from './gate.tsx';

const shortestPassword = 12;

/** A new database has nobody: whoever can read the server's start-up text becomes the first admin. */
export function FirstAdminScreen() {
  const [given, setGiven] = useState({ code: '', login: '', password: '' });
  const [trouble, setTrouble] = useState<unknown>(undefined);
  const [isTried, setTried] = useState(false);
  const isShort = given.password.length < shortestPassword;
  const isReady = given.code.trim() !== '' && given.login.trim() !== '' && !isShort;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!isReady) return;
    setTrouble(undefined);
    try {
      enterSession(await createFirstAdmin({ ...given, code: given.code.trim(), login: given.login.trim().normalize('NFC') }));
    } catch (failure) {
      setTrouble(failure);
    }
  };
  const set = (name: keyof typeof given) => (value: string): void => setGiven({ ...given, [name]: value });
  const missing = (value: string): string | undefined => (isTried && value.trim() === '' ? t('fieldNeeded') : undefined);
  return (
    <Gate title={t('firstAdminTitle')} onSubmit={() => { void submit(); }}>
      <p>{t('firstAdminText')}</p>
      <TextField label={t('firstAdminCode')} value={given.code} onText={set('code')} autoComplete="off" autoCapitalize="none" trouble={missing(given.code)} />
      <TextField label={t('signInLogin')} value={given.login} onText={set('login')} autoComplete="username" autoCapitalize="none" trouble={missing(given.login)} />
      <TextField label={t('signInPassword')} value={given.password} onText={set('password')} type="password" autoComplete="off"
        hint={t('firstAdminPasswordHint')} trouble={isTried && isShort ? t('firstAdminShort') : undefined} />
      {trouble === undefined ? null : <TroubleNotice trouble={trouble} />}
      <Button kind="primary" type="submit" wide>{t('firstAdminDo')}</Button>
    </Gate>
  );
}
