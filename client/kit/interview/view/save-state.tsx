/** Where the last answer is: being written, on the disk, or not saved; at first, where the interview before went. */
import { Icon } from '../../ui/icon.tsx';
import { t } from '../words.ts';
import type { SaveState } from './interview-view-props.ts';

export function SaveStateLine({ state, isOnline, before = '' }: {
  readonly state: SaveState; readonly isOnline: boolean; readonly before?: string;
}) {
  const words = { saving: t('saving'), saved: before === '' ? t('savedHere') : before, failed: t('notSaved') };
  const look = state === 'failed' ? ' save-failed' : before === '' ? '' : ' save-arrived';
  return (
    <span class={`save-state${look}`} role="status">
      <Icon name={state === 'failed' ? 'warning' : isOnline || before !== '' ? 'check' : 'offline'} />{words[state]}
    </span>
  );
}
