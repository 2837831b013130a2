import './progress-segments.css';

export interface Segment {
  readonly key: string;
  readonly size: number;
  readonly done: number;
}

/** How far an interview is: a segment a content group, as wide as its questions are many. */
export function ProgressSegments({ segments, label }: { readonly segments: readonly Segment[]; readonly label: string }) {
  return (
    <div class="segments" role="img" aria-label={label}>
      {segments.map(({ key, size, done }) => (
        <span key={key} class="segment" style={{ flexGrow: size }}>
          <span class="segment-done" style={{ width: `${(100 * done) / size}%` }} />
        </span>
      ))}
    </div>
  );
}
