/**
 * The tally layout of a campaign: what its questionnaire, the composites of its content tree and
 * its levels that count as satisfied make of it. Ingest, rebuild and report all take it from here,
 * so they cannot disagree on which integer stands where.
 */
import { compositesOf } from '../index-methods/composites.ts';
import { layoutOf, type TallyLayout } from '../tally/layout.ts';
import type { Campaign } from './model.ts';

/** What of a campaign decides its layout. */
export type LayoutSource = Pick<Campaign, 'questionnaire' | 'method'>;

/** The layout of `campaign`; it never changes after the campaign has opened. */
export function campaignLayout(campaign: LayoutSource): TallyLayout {
  const { questionnaire, method } = campaign;
  return layoutOf(questionnaire, compositesOf(questionnaire), method.parameters.satisfiedLevels);
}
