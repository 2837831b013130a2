import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/ui/button.tsx';
import { Dialog } from '../../kit/ui/dialog.tsx';
import { TextField } from '../../kit/ui/text-field.tsx';
import { noticeSessionEnd } from '../state/session.ts';
import { t } from '../state/words.ts';
import { TroubleNotice } from './trouble-notice.tsx';

export interface ConfirmProps {
  readonly title: string;
  /** The words on the button: what will happen. */
  readonly action: string;
  readonly isDanger?: boolean;
  /** Cannot be done yet: something in the children is missing. */
  readonly isBlocked?: boolean;
  /** To be typed before it can be done. */
  readonly code?: string | undefined;
  readonly codeLabel?: string;
  readonly children?: ComponentChildren;
  onDo(): Promise<void>;
  onClose(): void;
}

/** A step that states what it changes and asks; when it fails it stays and says why. */
export function ConfirmDialog({ title, action, isDanger, isBlocked, code, codeLabel, children, onDo, onClose }: ConfirmProps) {
  const [typed, setTyped] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(undefined);
  const isReady = !isBusy && !isBlocked && (code === undefined || typed.trim().normalize('NFC') === code);
  const submit = async (): Promise<void> => {
    setBusy(true);
    setTrouble(undefined);
    try {
      await onDo();
    } catch (failure) {
      if (!noticeSessionEnd(failure)) setTrouble(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form class="stack" onSubmit={(event) => { event.preventDefault(); if (isReady) void submit(); }}>
        {children}
        {code === undefined ? null : <TextField label={codeLabel ?? code} value={typed} onText={setTyped} autoComplete="off" />}
        {trouble === undefined ? null : <TroubleNotice trouble={trouble} />}
        <div class="buttons">
          <Button type="submit" kind={isDanger ? 'danger' : 'primary'} disabled={!isReady}>{action}</Button>
          <Button kind="quiet" onClick={onClose}>{t('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
