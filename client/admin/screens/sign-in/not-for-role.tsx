import type { SessionReply } from '#shared/wire/session.ts';
import { roleWords } from '../../parts/account-menu.tsx';
import { SignOut } from '../../parts/sign-out.tsx';
import { t } from '../../state/words.ts';
import { Gate } from './gate.tsx';

/** An enumerator has no business here; the page says where to go. */
export function NotForRole({ session }: { readonly session: SessionReply }) {
  return (
    <Gate title={t('signInTitle')} onSubmit={() => undefined}>
      <p>{t('notForRole', { login: session.login, role: t(roleWords[session.role]) })}</p>
      <SignOut isMain />
    </Gate>
  );
}
