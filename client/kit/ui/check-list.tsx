import { Icon, type IconName } from './icon.tsx';
import './check-list.css';

export interface CheckLine {
  readonly key: string;
  /** Where it is, in the smaller first line. */
  readonly where: string;
  readonly words: string;
  /** What stands out at the end of the words. */
  readonly strong?: string;
  /** What a tap opens; empty when there is nothing to open. */
  readonly opens: string;
}

/** An amber heading with its count, and rows that quote what they are about and lead to it. */
export function CheckList({ icon, heading, lines, onOpen }: {
  readonly icon: IconName; readonly heading: string; readonly lines: readonly CheckLine[]; onOpen(what: string): void;
}) {
  return (
    <section>
      <h2 class="check-heading"><Icon name={icon} />{heading}</h2>
      <ul class="check-lines">
        {lines.map((line) => (
          <li key={line.key}>
            {line.opens === '' ? <div class="check-line"><Words line={line} /></div> : (
              <button type="button" class="check-line" onClick={() => onOpen(line.opens)}><Words line={line} /><Icon name="next" /></button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Words({ line }: { readonly line: CheckLine }) {
  return (
    <span class="check-words">
      {line.where === '' ? null : <span class="check-where">{line.where}</span>}
      <span>{line.words}{line.strong === undefined ? null : <b> {line.strong}</b>}</span>
    </span>
  );
}
