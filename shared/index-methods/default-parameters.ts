/**
 * What every built-in method begins with: share of levels 4 and 5, pooled over all valid answers,
 * two decimals. A method states its own where a source says otherwise. Wanted levels and the minimum
 * sample were read in no source: they are ours, and shown as changeable.
 */
import type { MethodParameters } from './contract.ts';

export const defaultParameters: MethodParameters = {
  baseFigure: 'share_satisfied',
  aggregation: 'pooled_answers',
  acrossUnits: 'pooled',
  satisfiedLevels: [4, 5],
  groupWeights: {},
  decimals: 2,
  wantedLevels: [3, 4],
  minimumSample: 30,
  countedSources: ['field', 'paper', 'kiosk_dossier', 'link_dossier', 'link_personal'],
};
