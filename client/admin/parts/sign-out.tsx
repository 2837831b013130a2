import { useState } from 'preact/hooks';
import { Button } from '../../kit/ui/button.tsx';
import { leaveSession } from '../state/session.ts';
import { t } from '../state/words.ts';
import { TroubleNotice } from './trouble-notice.tsx';

/** Signs out; when the server could not be told, it says so instead of only looking as if. */
export function SignOut({ isMain = false }: { readonly isMain?: boolean }) {
  const [trouble, setTrouble] = useState<unknown>(undefined);
  const leave = (): void => {
    setTrouble(undefined);
    leaveSession().catch(setTrouble);
  };
  return (
    <>
      {trouble === undefined ? null : <TroubleNotice trouble={trouble} />}
      <Button kind={isMain ? 'primary' : 'plain'} compact={!isMain} wide={isMain} onClick={leave}>{t('signOut')}</Button>
    </>
  );
}
