/** Where the last answer is: being written, on the disk, or not saved. */
import { Icon } from '../../ui/icon.tsx';
import { t } from '../words.ts';
import type { SaveState } from './interview-view-props.ts';

export function SaveStateLine({ state, isOnline }: { readonly state: SaveState; readonly isOnline: boolean }) {
  const words = { saving: t('saving'), saved: t('savedHere'), failed: t('notSaved') };
  return (
    <span class={state === 'failed' ? 'save-state save-failed' : 'save-state'} role="status">
      <Icon name={state === 'failed' ? 'warning' : isOnline ? 'check' : 'offline'} />{words[state]}
    </span>
  );
}
