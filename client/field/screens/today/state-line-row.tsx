import { Icon } from '../../../kit/ui/icon.tsx';
import type { App } from '../../state/app.ts';
import { open } from '../../state/route.ts';
import { stateLine } from './state-line.ts';

/** Whether what was done is safe, and the way to the outbox. */
export function StateLineRow({ app }: { readonly app: App }) {
  const summary = app.store.live.summary.value;
  if (summary === undefined) return null;
  const sync = app.sync.state.value;
  // A device that must be enrolled again has the line below to itself.
  const line = stateLine(summary, sync === 'unknown_device' ? 'idle' : sync, Date.now());
  return (
    <button type="button" class={`state-line state-${line.tone}`} onClick={() => open({ screen: 'outbox' })}>
      <span class="state-line-words"><b>{line.counts}</b><span class="state-line-detail">{line.detail}</span></span>
      <Icon name="next" />
    </button>
  );
}
