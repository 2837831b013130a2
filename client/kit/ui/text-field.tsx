import { useId } from 'preact/hooks';
import type { JSX } from 'preact';

type Native = Omit<JSX.IntrinsicElements['input'], 'onInput' | 'id' | 'class'>;
export interface TextFieldProps extends Native {
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  /** What is wrong with the value, in words. */
  readonly trouble?: string | undefined;
  onText(value: string): void;
}

/** One line to write in, with its label above and what is wrong below. */
export function TextField({ label, hint, trouble, onText, ...native }: TextFieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', trouble ? `${id}-trouble` : ''].filter(Boolean).join(' ');
  return (
    <div class="text-field">
      <label for={id}>{label}</label>
      {hint ? <p id={`${id}-hint`} class="muted text-field-note">{hint}</p> : null}
      <input {...native} id={id} aria-describedby={described === '' ? undefined : described} aria-invalid={trouble ? true : undefined}
        onInput={(event) => onText(event.currentTarget.value)} />
      {trouble ? <p id={`${id}-trouble`} class="text-field-trouble">{trouble}</p> : null}
    </div>
  );
}
