import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/**
 * - `primary`: the one filled button of a screen; - `quiet`: words in jade without a box;
 * - `plain`: a box with a control border; - `danger`: what destroys something.
 */
export type ButtonKind = 'primary' | 'quiet' | 'plain' | 'danger';

type Native = Omit<JSX.IntrinsicElements['button'], 'icon' | 'size'>;
export interface ButtonProps extends Native {
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  /** Drawn after the words. */
  readonly iconAfter?: IconName;
  /** A second, smaller line: what the button is about to act on. */
  readonly detail?: string | undefined;
  /** Desk height under a mouse. */
  readonly compact?: boolean;
  readonly wide?: boolean;
  readonly children?: ComponentChildren;
}

/** A button says what will happen when it is pressed. */
export function Button({ kind = 'plain', icon, iconAfter, detail, compact, wide, children, type = 'button', ...native }: ButtonProps) {
  const classes = ['button', `button-${kind}`, compact ? 'button-compact' : '', wide ? 'button-wide' : ''].filter(Boolean).join(' ');
  return (
    <button {...native} type={type} class={classes}>
      {icon ? <Icon name={icon} /> : null}
      {detail === undefined ? children : (
        <span class="button-lines"><span>{children}</span><span class="button-detail">{detail}</span></span>
      )}
      {iconAfter ? <Icon name={iconAfter} /> : null}
    </button>
  );
}
