import type { ComponentChildren } from 'preact';
import { writeCount } from '../../kit/language/formats.ts';

export interface Tab {
  readonly id: string;
  readonly name: string;
  readonly count?: number;
  /** Something waits there. */
  readonly isCalling?: boolean;
}

/** Tabs over one table; arrow keys move between them. */
export function Tabs({ label, tabs, chosen, onChoose, end }: {
  readonly label: string; readonly tabs: readonly Tab[]; readonly chosen: string | undefined;
  onChoose(id: string): void; readonly end?: ComponentChildren;
}) {
  const step = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = tabs.findIndex((each) => each.id === chosen);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (by === 0 || next === undefined) return;
    event.preventDefault();
    onChoose(next.id);
    const list = event.currentTarget instanceof Element ? event.currentTarget : null;
    list?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(next.id)}"]`)?.focus();
  };
  return (
    <div class="tabs">
      <div class="tab-list" role="tablist" aria-label={label} onKeyDown={step}>
        {tabs.map((tab) => (
          <button key={tab.id} type="button" role="tab" class="tab" data-tab={tab.id} aria-selected={tab.id === chosen}
            tabIndex={tab.id === chosen ? 0 : -1} onClick={() => onChoose(tab.id)}>
            {tab.name}{tab.count === undefined ? null : <span class={tab.isCalling ? 'figures calling' : 'figures tab-count'}>{writeCount(tab.count)}</span>}
          </button>
        ))}
      </div>
      {end === undefined ? null : <div class="tabs-end">{end}</div>}
    </div>
  );
}
