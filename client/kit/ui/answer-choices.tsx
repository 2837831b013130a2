/**
 * The answers that are tapped: the same size, weight and neutral colour for all, never a colour or
 * a figure of the level, nothing chosen beforehand, words never cut.
 *
 * Drawings: `dock` rows at the bottom of a phone, `strip` five cells where the question needs the
 * room, `rows` in the page (large text, portrait tablet), `columns` on a landscape tablet.
 */
import { useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';
import './answer-choices.css';

export interface AnswerChoicesProps {
  readonly options: readonly { readonly value: number; readonly label: string }[];
  readonly chosen: readonly number[];
  readonly drawing: 'dock' | 'strip' | 'rows' | 'columns';
  /** More than one may be chosen. */
  readonly several: boolean;
  readonly labelledBy: string;
  onChoose(value: number): void;
}

/** Arrow keys move the focus, Space and Enter choose; one stop in the tab order, as a radio group has. */
export function AnswerChoices({ options, chosen, drawing, several, labelledBy, onChoose }: AnswerChoicesProps) {
  const group = useRef<HTMLDivElement>(null);
  const first = options.find((each) => chosen.includes(each.value)) ?? options[0];
  return (
    <div ref={group} class={`answers answers-${drawing}`} data-count={options.length} data-words={longestWord(options) > longWord ? 'long' : 'short'}
      role={several ? 'group' : 'radiogroup'} aria-labelledby={labelledBy}
      onKeyDown={(event) => { if (!several) moveFocus(event, group.current); }}>
      {options.map(({ value, label }) => {
        const isChosen = chosen.includes(value);
        return (
          <button key={value} type="button" class="answer" role={several ? 'checkbox' : 'radio'} aria-checked={isChosen}
            tabIndex={several || first?.value === value ? 0 : -1} onClick={() => onChoose(value)}>
            <span>{label}</span>
            {isChosen ? <Icon name="check" /> : null}
          </button>
        );
      })}
    </div>
  );
}

/** Signs from which a word is too wide for a column in the largest type. */
const longWord = 10;

/** Signs in the longest word of the options; what a no-break space joins is one word. */
export function longestWord(options: AnswerChoicesProps['options']): number {
  return Math.max(0, ...options.flatMap(({ label }) => label.split(' ')).map((word) => word.length));
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function moveFocus(event: KeyboardEvent, group: HTMLElement | null): void {
  const step = steps[event.key];
  if (step === undefined || group === null) return;
  event.preventDefault();
  const answers = [...group.querySelectorAll<HTMLElement>('.answer')];
  const at = answers.findIndex((each) => each === document.activeElement);
  answers[(at + step + answers.length) % answers.length]?.focus();
}
