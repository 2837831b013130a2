/** What the method check says, as plain data. Every list by variant has the order of `variants`. */
import type { Aggregation, AcrossUnits, BaseFigure } from '../index-methods/contract.ts';

export interface MethodVariant {
  readonly baseFigure: BaseFigure;
  readonly aggregation: Aggregation;
  readonly acrossUnits: AcrossUnits;
  /** Whether it is the method in use. */
  readonly isChosen: boolean;
}

export interface CheckedFigure {
  readonly id: string;
  /** By variant: percent as shown; null where nothing was answered. */
  readonly shown: readonly (string | null)[];
  /** Positions of the variants that show other digits than the method in use. */
  readonly differing: readonly number[];
}

export interface CheckedUnit extends CheckedFigure {
  readonly unitGroup: string;
  /** By variant: rank inside the unit group, and band id. */
  readonly ranks: readonly (number | null)[];
  readonly bands: readonly (string | null)[];
  /** Positions of the variants that give another rank, another band. */
  readonly rankDiffering: readonly number[];
  readonly bandDiffering: readonly number[];
}

/** One variant against the method in use. */
export interface VariantDifference {
  /** Figures that show other digits. */
  readonly figures: number;
  /** Largest difference of two shown figures, percentage points: `1.28`; null where none differs. */
  readonly largest: string | null;
  /** Units with another rank, with another band. */
  readonly ranks: number;
  readonly bands: number;
}

export interface MethodCheck {
  readonly variants: readonly MethodVariant[];
  /** Of the whole campaign. */
  readonly overall: CheckedFigure;
  readonly parts: readonly CheckedFigure[];
  readonly groups: readonly CheckedFigure[];
  /** Overall index of every unit group and of every unit, in the order of the campaign. */
  readonly unitGroups: readonly CheckedFigure[];
  readonly units: readonly CheckedUnit[];
  /** By variant; all zero for the method in use. */
  readonly differences: readonly VariantDifference[];
}
