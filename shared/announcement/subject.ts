/** The vocabulary of facts: what they are about, in ids, places and figures as they are shown. */
import type { LocalText } from '../kernel/local-text.ts';
import type { Rounded } from '../statistics/round-half-up.ts';

/** Units that are counted or ranked together. */
export type FactScope =
  | { readonly kind: 'whole' }
  | { readonly kind: 'unit_group'; readonly id: string }
  | { readonly kind: 'region'; readonly id: string; readonly name: LocalText };

/** What has one figure of its own. */
export type FactSubject =
  | { readonly kind: 'whole' }
  | { readonly kind: 'unit_group'; readonly id: string }
  | { readonly kind: 'unit'; readonly id: string };

/** A figure in percent, e.g. "trên 90%": the edge belongs to it or not. */
export interface Threshold {
  readonly from: number;
  readonly fromIncluded: boolean;
}

/** A unit and its place in a scope; units with the same shown figure share it. */
export interface Standing {
  readonly unit: string;
  readonly shown: Rounded;
  /** From 1. */
  readonly place: number;
  readonly isTied: boolean;
}
