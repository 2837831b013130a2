/**
 * The files that may stand beside the responses. Each is read before the responses, so that a slip
 * in a short file is told at once; what only the responses can tell is checked after them. The
 * reader of a file is loaded when the file is named.
 */
import type { PastIndex } from '#shared/change/past-index.ts';
import type { MethodParameters } from '#shared/index-methods/contract.ts';
import type { Issue } from '#shared/kernel/issue.ts';
import type { ClusterOf } from '#shared/precision/design.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import type { TallyCell } from '#shared/tally/cell.ts';
import type { TallyLayout } from '#shared/tally/layout.ts';
import type { GivenBands } from './bands-file.ts';
import type { CoverageRow } from './coverage-file.ts';
import type { PopulationRow } from './design-file.ts';
import type { PlacedMargin } from './margins-file.ts';
import type { NamedFile } from './read-table.ts';

export const fileOptions = ['parameters', 'design', 'fpc', 'margins', 'previous', 'bands', 'coverage'] as const;
export type FileOption = (typeof fileOptions)[number];

/** The files that were named, opened. */
export type GivenFiles = Readonly<Partial<Record<FileOption, NamedFile>>>;

export interface IndexFiles {
  readonly drawnClusters: readonly ClusterOf[];
  readonly population: readonly PopulationRow[];
  readonly margins: readonly PlacedMargin[];
  /** Null when no such file was named. */
  readonly previous: readonly PastIndex[] | null;
  readonly bands: GivenBands;
  readonly coverage: readonly CoverageRow[];
}

/** The method's parameters with those of the file, or its issues. */
export async function chosenParameters(
  { parameters: file }: GivenFiles, questionnaire: Questionnaire, standard: MethodParameters,
): Promise<{ readonly parameters: MethodParameters } | { readonly issues: readonly Issue[] }> {
  return file === undefined ? { parameters: standard } : (await import('./parameters-file.ts')).readParameters(file, questionnaire, standard);
}

/** What the other files say, and everything that is wrong with them by themselves; `year` is that of the responses, where it was said. */
export async function readIndexFiles(
  given: GivenFiles, layout: TallyLayout, year: number | undefined,
): Promise<{ readonly files: IndexFiles; readonly issues: readonly Issue[] }> {
  const { design, fpc, margins, previous, bands, coverage } = given;
  const read = {
    design: design && (await import('./design-file.ts')).readDesign(design),
    fpc: fpc && (await import('./design-file.ts')).readPopulation(fpc),
    margins: margins && (await import('./margins-file.ts')).readMarginsFile(margins, layout),
    previous: previous && (await import('./previous-file.ts')).readPrevious(previous, year),
    bands: bands && (await import('./bands-file.ts')).readBands(bands),
    coverage: coverage && (await import('./coverage-file.ts')).readCoverage(coverage),
  };
  return {
    files: {
      drawnClusters: read.design?.clusters ?? [],
      population: read.fpc?.rows ?? [],
      margins: read.margins?.margins ?? [],
      previous: read.previous?.values ?? null,
      bands: read.bands?.bands ?? { default: [], unitGroups: new Map() },
      coverage: read.coverage?.rows ?? [],
    },
    issues: Object.values(read).flatMap((each) => each?.issues ?? []),
  };
}

/** What the responses tell about the files: names that they do not have, a population smaller than its sample. */
export async function issuesAgainstResponses(
  given: GivenFiles, files: IndexFiles, { units, cells }: { readonly units: ReadonlyMap<string, string>; readonly cells: readonly TallyCell[] },
): Promise<Issue[]> {
  return [
    ...(given.fpc === undefined ? [] : (await import('./design-file.ts')).populationIssues(files.population, files.drawnClusters, cells)),
    ...(given.bands === undefined ? [] : (await import('./bands-file.ts')).unknownGroupIssues(given.bands.name, files.bands, units)),
    ...(given.coverage === undefined ? [] : (await import('./coverage-file.ts')).coverageIssues(files.coverage, units)),
  ];
}
