/** A place with what is done of what was planned. */
export function PlaceRow({ name, done, target, label, isCurrent, onChoose }: {
  readonly name: string; readonly done: number; readonly target: number; readonly label: string;
  readonly isCurrent: boolean; onChoose(): void;
}) {
  const share = target === 0 ? 100 : Math.min(100, (100 * done) / target);
  return (
    <li>
      <button type="button" class="place-row" aria-pressed={isCurrent} onClick={onChoose}>
        <span class="place-row-name">{name}</span>
        <span class="place-row-count figures" aria-label={label}><b>{done}</b><span class="muted">/{target}</span></span>
        <span class="meter" aria-hidden="true"><span class="meter-done" style={{ width: `${share}%` }} /></span>
      </button>
    </li>
  );
}
