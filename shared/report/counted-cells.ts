/** Which of a campaign's counts enter its figures, and what stands beside them. */
import type { Campaign } from '../campaign/model.ts';
import type { Source } from '../response/source.ts';
import type { TallyCell } from '../tally/cell.ts';
import { cellsOf, type SourcedCell } from '../tally/sourced-cell.ts';

/** The sources that the campaign's method counts. */
export function countedSources({ method: { parameters } }: Pick<Campaign, 'method'>): readonly Source[] {
  return parameters.countedSources;
}

/** The cells of the campaign's figures. */
export function countedCells(campaign: Pick<Campaign, 'method'>, cells: readonly SourcedCell[]): TallyCell[] {
  return cellsOf(cells, countedSources(campaign));
}
