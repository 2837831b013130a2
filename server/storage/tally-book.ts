/**
 * The tallies in memory, beside the rows that they are the content of. What is read here is always
 * what is committed: a batch works on copies, which become the tallies only after the commit, and
 * are forgotten together with everything else when it fails.
 */
import type { Campaign } from '#shared/campaign/model.ts';
import { campaignLayout } from '#shared/campaign/campaign-layout.ts';
import { required } from '#shared/kernel/assert.ts';
import type { SamplePosition } from '#shared/response/model.ts';
import type { Source } from '#shared/response/source.ts';
import { sourcedKey, type SourcedCell } from '#shared/tally/sourced-cell.ts';
import { foldResponse } from '#shared/tally/fold.ts';
import { countOffset, type TallyLayout } from '#shared/tally/layout.ts';
import type { TallyStatements } from '../tables/tally-cells/queries.ts';

interface Cell {
  id: number | null;
  readonly campaign: string;
  readonly source: Source;
  readonly position: SamplePosition;
  /** As committed; never changed in place, so a reader may keep it. */
  vector: Float64Array;
  /** Copy that the running batch works on. */
  pending: Float64Array | null;
}

interface Page {
  readonly layout: TallyLayout;
  readonly cells: Map<string, Cell>;
}

export interface TallyChange {
  readonly campaign: string;
  readonly source: Source;
  readonly position: SamplePosition;
  readonly answerCodes: Uint8Array;
  readonly times: 1 | -1;
}

export interface TallyBook {
  apply(change: TallyChange): void;
  /** Writes what the batch touched; inside the transaction. */
  write(): void;
  /** After the commit. */
  adopt(): void;
  /** After a failure: all is read anew when next asked for. */
  forget(): void;
  read(campaign: string): SourcedCell[];
}

export interface TallyBookSource {
  campaign(id: string): Campaign | undefined;
  cells(campaign: string): readonly (SourcedCell & { readonly id: number })[];
}

export function createTallyBook(source: TallyBookSource, statements: TallyStatements): TallyBook {
  const pages = new Map<string, Page>();
  const touched = new Set<Cell>();

  const pageOf = (campaign: string): Page => {
    const known = pages.get(campaign);
    if (known !== undefined) return known;
    const layout = campaignLayout(required(source.campaign(campaign), `Campaign ${campaign} is stored.`));
    const page = { layout, cells: new Map(source.cells(campaign).map((cell) => [sourcedKey(cell), { ...cell, campaign, pending: null }])) };
    pages.set(campaign, page);
    return page;
  };

  const cellOf = (page: Page, { campaign, source, position }: TallyChange): Cell => {
    const key = sourcedKey({ source, position });
    const cell: Cell = page.cells.get(key) ?? { id: null, campaign, source, position, vector: new Float64Array(page.layout.length), pending: null };
    page.cells.set(key, cell);
    return cell;
  };

  return {
    apply: (change) => {
      const page = pageOf(change.campaign);
      const cell = cellOf(page, change);
      cell.pending ??= cell.vector.slice();
      touched.add(cell);
      foldResponse(page.layout, change.answerCodes, { vector: cell.pending, times: change.times });
    },
    write: () => {
      for (const cell of touched) {
        const vector = required(cell.pending, 'A touched cell has a copy.');
        if (cell.id === null) cell.id = statements.insert(cell.campaign, { ...cell, vector });
        else statements.update(cell.id, vector);
      }
    },
    adopt: () => {
      for (const cell of touched) {
        cell.vector = required(cell.pending, 'A touched cell has a copy.');
        cell.pending = null;
      }
      touched.clear();
    },
    forget: () => {
      pages.clear();
      touched.clear();
    },
    read: (campaign) => !pages.has(campaign) && source.campaign(campaign) === undefined ? [] : [...pageOf(campaign).cells.values()]
      .filter((cell) => (cell.vector[countOffset] ?? 0) > 0)
      .map(({ position, source, vector }) => ({ position, source, vector })),
  };
}
