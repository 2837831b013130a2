/** What one simulated survey is like: its strata, its clusters, its units and how far people and clusters differ. */

export interface SimulatedStratum {
  /** Clusters drawn; without clusters, people. */
  readonly clusters: number;
  /** Fewest and most people asked in a cluster. */
  readonly size: readonly [fewest: number, most: number];
  /** Share of satisfied answers, 0 to 1. */
  readonly share: number;
  /** Design weights; each person has one of them. */
  readonly weights: readonly number[];
  /** Clusters in the population, where they are few enough to count. */
  readonly population?: number;
}

export interface SimulatedSurvey {
  readonly title: string;
  readonly hasClusters: boolean;
  readonly strata: readonly SimulatedStratum[];
  /** Units that people are asked about, and how many of them occur in one cluster. */
  readonly units: number;
  readonly unitsInCluster: number;
  /** How far a unit's share lies from that of its stratum; one per unit, adding up to 0. */
  readonly unitShifts: readonly number[];
  /** Half the width in which the shares of clusters lie around that of their stratum. */
  readonly clusterSpread: number;
  /** Weighted to the known halves of a question that people of one half answered less often. */
  readonly isPostStratified: boolean;
  /** Only people who were asked about the first unit are in the data; clusters without one are known to have been drawn. */
  readonly isOfOneUnit: boolean;
}

/** Shares of the criteria lie around that of the whole; they add up to 0 in the whole and in group B. */
export const criterionShifts: Readonly<Record<string, number>> = { a1: 0.05, a2: -0.01, b1: 0.04, b2: -0.04, b3: 0, c1: -0.04 };

/** The question that a post-stratified survey is weighted to. */
export const weightedQuestion = 'sex';
/** Share of answers left blank. */
export const blankShare = 0.04;
/** Share of the people in the first half of the question that is weighted to, in the sample and in the population. */
export const firstHalf = { inSample: 0.3, inPopulation: 0.5 };
/** How much more satisfied the first half is, and the second less. */
export const halfShift = 0.06;

const people = (count: number, share: number, weights: readonly number[] = [1]): SimulatedStratum => ({ clusters: count, size: [1, 1], share, weights });
const drawn = (clusters: number, share: number, weights: readonly number[] = [1]): SimulatedStratum => ({ clusters, size: [4, 20], share, weights });
const base = { units: 5, unitsInCluster: 3, unitShifts: [0.03, -0.03, 0, 0.02, -0.02], clusterSpread: 0.07, isPostStratified: false, isOfOneUnit: false };

/** The surveys of the study. */
export const simulatedSurveys: readonly SimulatedSurvey[] = [
  { ...base, title: 'people, all alike', hasClusters: false, clusterSpread: 0, strata: [people(500, 0.8)] },
  { ...base, title: 'people, weighted', hasClusters: false, clusterSpread: 0, strata: [people(600, 0.85, [0.5, 1, 2.5])] },
  { ...base, title: 'people in three strata', hasClusters: false, clusterSpread: 0, strata: [people(150, 0.7, [3]), people(250, 0.8, [1]), people(150, 0.85, [0.5])] },
  { ...base, title: 'people, post-stratified', hasClusters: false, clusterSpread: 0, isPostStratified: true, strata: [people(300, 0.75), people(300, 0.8, [2])] },
  { ...base, title: 'clusters', hasClusters: true, strata: [drawn(50, 0.8)] },
  { ...base, title: 'clusters in four strata', hasClusters: true, strata: [drawn(20, 0.7), drawn(15, 0.8, [2]), drawn(15, 0.75, [0.7, 1.4]), drawn(20, 0.85, [0.5])] },
  { ...base, title: 'three clusters a stratum', hasClusters: true, strata: [0.7, 0.74, 0.78, 0.8, 0.82, 0.84, 0.85, 0.72, 0.76, 0.8, 0.83, 0.85].map((share) => drawn(3, share)) },
  { ...base, title: 'eight clusters', hasClusters: true, unitsInCluster: 5, strata: [{ ...drawn(8, 0.8), size: [30, 60] }] },
  { ...base, title: 'clusters of few units', hasClusters: true, unitsInCluster: 1, strata: [drawn(60, 0.65), drawn(60, 0.85)] },
  { ...base, title: 'clusters without a response', hasClusters: true, unitsInCluster: 1, isOfOneUnit: true, strata: [drawn(60, 0.65), drawn(60, 0.85)] },
  { ...base, title: 'half of all clusters', hasClusters: true, strata: [{ ...drawn(20, 0.75, [2]), population: 40 }, { ...drawn(20, 0.82, [2]), population: 40 }] },
];

/** Surveys in which no unit is better than another: whatever is said to be surely better is not. */
export const surveysOfEqualUnits: readonly SimulatedSurvey[] = [
  { ...base, title: 'equal units, people', hasClusters: false, units: 8, unitShifts: [0, 0, 0, 0, 0, 0, 0, 0], clusterSpread: 0, strata: [people(600, 0.8)] },
  { ...base, title: 'equal units, clusters', hasClusters: true, units: 8, unitsInCluster: 4, unitShifts: [0, 0, 0, 0, 0, 0, 0, 0], strata: [drawn(40, 0.75), drawn(40, 0.85)] },
  { ...base, title: 'equal units, few and satisfied', hasClusters: false, units: 6, unitShifts: [0, 0, 0, 0, 0, 0], clusterSpread: 0, strata: [people(180, 0.945)] },
];

/** Small surveys for the short study: each goes wrong at once where one thing is left out of the variance. */
export const shortSurveys = {
  fewClusters: { ...base, title: 'five clusters', hasClusters: true, units: 2, unitsInCluster: 2, strata: [{ ...drawn(5, 0.8), size: [25, 35] }] },
  emptyClusters: { ...base, title: 'clusters without a response', hasClusters: true, units: 4, unitsInCluster: 1, unitShifts: [0, 0, 0, 0], isOfOneUnit: true, strata: [drawn(20, 0.62), drawn(20, 0.88)] },
  equalUnits: { ...base, title: 'equal units', hasClusters: false, units: 6, unitShifts: [0, 0, 0, 0, 0, 0], clusterSpread: 0, strata: [people(240, 0.8)] },
} as const satisfies Readonly<Record<string, SimulatedSurvey>>;
