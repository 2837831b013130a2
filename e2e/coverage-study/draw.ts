/**
 * Draws one survey: clusters out of each stratum, people out of each cluster, answers of each
 * person. What is true is known: from the shares that the answers are drawn with, or, where the
 * clusters of the population are few enough to count, from all of them.
 */
import type { Random } from '../../shared/kernel/random.ts';
import type { SampledResponse } from '../../shared/fixtures/sampled/sampled-campaign.ts';
import { unitId, type Simulated } from './simulated-campaign.ts';
import { blankShare, firstHalf, halfShift, type SimulatedStratum, type SimulatedSurvey } from './setting.ts';

export interface Drawn {
  readonly responses: readonly SampledResponse[];
  /** Answers of everyone in the population, where it is counted; else empty. */
  readonly population: readonly SampledResponse[];
}

interface Context {
  readonly survey: SimulatedSurvey;
  readonly simulated: Simulated;
  readonly random: Random;
}

export function drawSurvey(survey: SimulatedSurvey, simulated: Simulated, random: Random): Drawn {
  const responses: SampledResponse[] = [];
  const population: SampledResponse[] = [];
  survey.strata.forEach((stratum, at) => {
    for (let cluster = 0; cluster < (stratum.population ?? stratum.clusters); cluster += 1) {
      const people = drawCluster({ survey, simulated, random }, stratum, { stratum: at, cluster });
      if (cluster < stratum.clusters) responses.push(...people);
      if (stratum.population !== undefined) population.push(...people);
    }
  });
  return { responses, population };
}

function drawCluster(
  { survey, simulated, random }: Context, stratum: SimulatedStratum, at: { readonly stratum: number; readonly cluster: number },
): SampledResponse[] {
  const size = stratum.size[0] + random.integer(1 + stratum.size[1] - stratum.size[0]);
  const share = stratum.share + survey.clusterSpread * (2 * random.next() - 1);
  const units = someOf(survey.units, survey.unitsInCluster, random);
  return Array.from({ length: size }, () => {
    const unit = random.pick(units);
    return {
      position: {
        unit: unitId(unit), weight: random.pick(stratum.weights), cluster: survey.hasClusters ? `k${at.cluster}` : '',
        stratum: survey.strata.length > 1 ? `s${at.stratum}` : '',
      },
      codes: answers(simulated, random, { share: share + (survey.unitShifts[unit] ?? 0), hasHalves: survey.isPostStratified }),
    };
  });
}

/** A person who is content is so with most things: half of their answers go by one mood. */
function answers(
  { layout, criteria, half }: Simulated, random: Random, { share, hasHalves }: { readonly share: number; readonly hasHalves: boolean },
): Uint8Array {
  const codes = new Uint8Array(layout.codeLength);
  const isFirst = random.next() < firstHalf.inSample;
  if (hasHalves) codes[half.codeOffset] = isFirst ? 1 : 2;
  const own = !hasHalves ? share : share + (isFirst ? halfShift : -halfShift);
  const mood = random.next();
  for (const { shift, question } of criteria) {
    const level = random.next() < 0.5 ? mood : random.next();
    if (random.next() >= blankShare) codes[question.codeOffset] = level < own + shift ? 4 : 3;
  }
  return codes;
}

/** So many of the numbers below `all`, each as likely as any other. */
function someOf(all: number, count: number, random: Random): number[] {
  const left = Array.from({ length: all }, (_, at) => at);
  return Array.from({ length: count }, () => left.splice(random.integer(left.length), 1)[0] as number);
}
