import { useId } from 'preact/hooks';

export interface TextFieldProps {
  readonly type?: 'text' | 'password' | 'date';
  readonly name?: string;
  readonly inputMode?: 'text' | 'numeric' | 'decimal';
  /** Off unless said: a browser keeps what it may fill in again, and the text of open pages, in clear on the disk. */
  readonly autoComplete?: 'username' | 'current-password' | 'off';
  readonly autoCapitalize?: 'none' | 'characters';
  readonly maxLength?: number;
  readonly 'aria-labelledby'?: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  /** What is wrong with the value, in words. */
  readonly trouble?: string | undefined;
  onText(value: string): void;
}

/** One line to write in, with its label above and what is wrong below. */
export function TextField({ label, hint, trouble, onText, type = 'text', autoComplete = 'off', ...native }: TextFieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', trouble ? `${id}-trouble` : ''].filter(Boolean).join(' ');
  return (
    <div class="text-field">
      <label for={id}>{label}</label>
      {hint ? <p id={`${id}-hint`} class="muted text-field-note">{hint}</p> : null}
      <input {...native} type={type as 'text'} id={id} autoComplete={autoComplete} spellcheck={false} {...(described === '' ? {} : { 'aria-describedby': described })} aria-invalid={trouble !== undefined}
        onInput={(event) => onText(event.currentTarget.value)} />
      {trouble ? <p id={`${id}-trouble`} class="text-field-trouble">{trouble}</p> : null}
    </div>
  );
}
