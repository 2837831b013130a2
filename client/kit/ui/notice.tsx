import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** `info` is quiet, `done` says that something is safe, `waiting` is amber (needs a look), `trouble` is lacquer (something went wrong). */
export type NoticeTone = 'info' | 'done' | 'waiting' | 'trouble';

const icons: Readonly<Record<NoticeTone, IconName>> = { info: 'info', done: 'check', waiting: 'warning', trouble: 'warning' };

/** A sentence that the screen must say, with one next step as its children if there is one. */
export function Notice({ tone = 'info', text, children }: {
  readonly tone?: NoticeTone; readonly text: ComponentChildren; readonly children?: ComponentChildren;
}) {
  return (
    <div class={`notice notice-${tone}`} role={tone === 'trouble' ? 'alert' : 'status'}>
      <Icon name={icons[tone]} />
      <div class="notice-body"><p>{text}</p>{children}</div>
    </div>
  );
}
