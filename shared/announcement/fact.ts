/**
 * What an announcement can state about an index table, as typed facts: figures as they are shown,
 * ids of units and unit groups, counts. A fact is true of the shown figures, whatever language it
 * is worded in. "First", "highest" and the like name every unit that shares the place.
 */
import type { AboveThresholdFact } from './facts/above-threshold.ts';
import type { AtFullFact } from './facts/at-full.ts';
import type { BandsFact } from './facts/bands.ts';
import type { ChangeCountsFact } from './facts/change-counts.ts';
import type { DistanceFact } from './facts/distance.ts';
import type { ExtremeChangesFact } from './facts/extreme-changes.ts';
import type { FirstFact, LastFact } from './facts/first-and-last.ts';
import type { GroupOrderFact } from './facts/group-order.ts';
import type { HighestSoFarFact } from './facts/highest-so-far.ts';
import type { AllAboveFact, KeptAboveFact } from './facts/kept-above.ts';
import type { LargestMoveFact } from './facts/largest-move.ts';
import type { LeaderFact } from './facts/leader.ts';
import type { LevelFact } from './facts/level.ts';
import type { LowerMeanHigherBestFact } from './facts/lower-mean-higher-best.ts';
import type { SampleFact } from './facts/sample.ts';
import type { TopUnchangedFact } from './facts/top-unchanged.ts';
import type { UnitBandFact } from './facts/unit-band.ts';
import type { UnitPlaceFact } from './facts/unit-place.ts';

export type Fact =
  | LevelFact | DistanceFact | HighestSoFarFact | SampleFact | GroupOrderFact | LowerMeanHigherBestFact
  | LeaderFact | FirstFact | LastFact | TopUnchangedFact | AtFullFact | AboveThresholdFact
  | KeptAboveFact | AllAboveFact | ChangeCountsFact | ExtremeChangesFact | LargestMoveFact | BandsFact | UnitPlaceFact | UnitBandFact;

export type FactKind = Fact['kind'];
export type FactOf<Kind extends FactKind> = Extract<Fact, { readonly kind: Kind }>;
