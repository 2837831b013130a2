import type { ComponentChildren } from 'preact';

/** The bar of a screen: what leads back at the left, where one is, and a quiet state at the right. */
export function TopBar({ lead, title, state }: {
  readonly lead?: ComponentChildren; readonly title: ComponentChildren; readonly state?: ComponentChildren;
}) {
  return (
    <div class="top-bar">
      {lead}
      <div class="top-bar-title">{title}</div>
      <div class="top-bar-state">{state}</div>
    </div>
  );
}
