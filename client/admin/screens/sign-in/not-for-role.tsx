import type { SessionReply } from '#shared/wire/session.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { roleWords } from '../../parts/account-menu.tsx';
import { leaveSession } from '../../state/session.ts';
import { t } from '../../state/words.ts';
import { Gate } from './gate.tsx';

/** An enumerator has no business here; the page says where to go. */
export function NotForRole({ session }: { readonly session: SessionReply }) {
  return (
    <Gate title={t('signInTitle')} onSubmit={() => { void leaveSession(); }}>
      <p>{t('notForRole', { login: session.login, role: t(roleWords[session.role]) })}</p>
      <Button kind="primary" type="submit" wide>{t('signOut')}</Button>
    </Gate>
  );
}
