/** What an author of an announcement chooses; everything has a usual value. */
import type { LocalText } from '../kernel/local-text.ts';
import type { Rounded } from '../statistics/round-half-up.ts';
import type { Threshold } from './subject.ts';

export interface FactOptions {
  /** The year that the facts are about; the latest when left out. */
  readonly year?: number;
  readonly thresholds: readonly Threshold[];
  /** How many places "the first" and "the last" are. */
  readonly places: number;
  /** Years running that a threshold is kept. */
  readonly keptYears: number;
  /** A unit to say more about. */
  readonly unit?: string;
  /** Units ranked together besides their groups. */
  readonly regions: readonly { readonly id: string; readonly name: LocalText; readonly units: readonly string[] }[];
  /** The nation's figure, to set the whole against. */
  readonly national?: Rounded;
}

export const usualFactOptions: FactOptions = { thresholds: [{ from: 90, fromIncluded: false }], places: 3, keptYears: 2, regions: [] };
