/**
 * One row of a file as a response, or what is wrong with it. The response follows from the row and
 * the campaign alone, never from the clock or the place in the file: the same row gives the same
 * bytes in every run, so a second import stores nothing twice.
 */
import { createHash } from 'node:crypto';
import type { Campaign, Place, Unit } from '#shared/campaign/model.ts';
import { isUuid } from '#shared/kernel/id.ts';
import { toIso, type Instant } from '#shared/kernel/instant.ts';
import { shortened } from '#shared/kernel/json-path.ts';
import type { Response, SamplePosition } from '#shared/response/model.ts';
import { writeInPrefix } from '../../csv/response-columns.ts';
import { readInstant } from './read-instant.ts';
import type { ResponseRow } from './read-rows.ts';
import { isCarried, rowOrigin, type Wrong } from './row-origin.ts';

/** What a row is read against. */
export interface KnownToImport {
  readonly campaign: Campaign;
  readonly questionnaireHash: string;
  readonly units: ReadonlyMap<string, Unit>;
  readonly places: ReadonlyMap<string, Place>;
}

/** The response of `row`; whatever is wrong is told to `wrong`, and then the response is not to be used. */
export function rowResponse(row: ResponseRow, known: KnownToImport, wrong: Wrong): Response {
  const { campaign } = known;
  const cell = (name: string): string => (row.extra[`meta_${name}`] ?? row.extra[name] ?? '').trim();
  const finishedAt = instantOf(cell, 'finished_at', wrong) ?? firstFieldDay(campaign);
  const startedAt = instantOf(cell, 'started_at', wrong) ?? finishedAt;
  // A device's clock may have jumped; on paper it is a slip of the pen.
  if (startedAt.utcMs > finishedAt.utcMs && !isCarried(cell)) wrong('value.too_large', 'started_at', { maximum: toIso(finishedAt) });
  const place = placeOf(cell('place'), known, wrong);
  const writeIns = writeInsOf(row);
  return {
    formatVersion: 1,
    id: idOf(row.responseId, campaign.id),
    campaign: campaign.id,
    questionnaire: { id: campaign.questionnaire.id, version: campaign.questionnaire.version, hash: known.questionnaireHash },
    ...rowOrigin(cell, campaign, wrong),
    // A carried row that contradicts its place is held at the door, as it was where it comes from.
    position: isCarried(cell) ? row.position : positionOf(row, { known, place, wrong }),
    ...(place === undefined ? {} : { place: place.id }),
    startedAt,
    finishedAt,
    durationMs: durationOf(cell('duration_ms'), wrong) ?? Math.max(0, finishedAt.utcMs - startedAt.utcMs),
    answers: row.answers,
    ...(Object.keys(writeIns).length === 0 ? {} : { writeIns }),
  };
}

/** A UUID stays; any other number of a form becomes a UUID (version 8) that follows from campaign and number. */
function idOf(given: string, campaign: string): string {
  if (isUuid(given.toLowerCase())) return given.toLowerCase();
  const hex = createHash('sha256').update(`${campaign}\n${given.normalize('NFC')}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function placeOf(id: string, { places }: KnownToImport, wrong: Wrong): Place | undefined {
  if (id !== '' && !places.has(id)) wrong('reference.unknown', 'place', { id });
  return places.get(id);
}

/** As the row says; what a row with a place leaves out comes from the place, which it may not contradict. */
function positionOf(
  row: ResponseRow,
  { known, place, wrong }: { readonly known: KnownToImport; readonly place: Place | undefined; readonly wrong: Wrong },
): SamplePosition {
  const unit = known.units.get(row.position.unit);
  if (unit === undefined) wrong('reference.unknown', 'unit', { id: row.position.unit });
  else if (row.unitGroup !== '' && row.unitGroup !== unit.unitGroup) wrong('value.not_allowed', 'unit_group', { value: shortened(row.unitGroup), allowed: unit.unitGroup });
  if (place === undefined) return row.position;
  if (place.unit !== row.position.unit) wrong('value.not_allowed', 'place', { value: place.id, allowed: placesOf(row.position.unit, known) });
  for (const [column, unsaid] of [['stratum', ''], ['cluster', ''], ['weight', 1]] as const) {
    const said = row.position[column];
    if (said !== unsaid && said !== place[column]) wrong('value.not_allowed', column, { value: said, allowed: place[column] === '' ? '""' : place[column] });
  }
  return { unit: place.unit, stratum: place.stratum, cluster: place.cluster, weight: place.weight };
}

const namedAtMost = 10;

/** The places of a unit, of many the first. */
function placesOf(unit: string, { places }: KnownToImport): string {
  const ids = [...places.values()].filter((each) => each.unit === unit).map((each) => each.id);
  return [...ids.slice(0, namedAtMost), ...(ids.length > namedAtMost ? ['…'] : [])].join(', ');
}

function writeInsOf(row: ResponseRow): Record<string, string> {
  return Object.fromEntries(Object.entries(row.extra)
    .filter(([name]) => name.startsWith(writeInPrefix))
    .map(([name, words]) => [name.slice(writeInPrefix.length), words]));
}

function instantOf(cell: (name: string) => string, column: string, wrong: Wrong): Instant | undefined {
  const given = cell(column);
  const instant = readInstant(given);
  if (given !== '' && instant === undefined) wrong('value.bad_format', column, { value: shortened(given), example: '2026-11-20T10:42:07+07:00' });
  return instant;
}

function durationOf(given: string, wrong: Wrong): number | undefined {
  if (/^\d{1,12}$/.test(given)) return Number(given);
  if (given !== '') wrong('value.bad_format', 'duration_ms', { value: shortened(given), example: 240000 });
  return undefined;
}

/** Stands for the time of a form that does not say: the start of the first field day in Việt Nam. */
function firstFieldDay({ opensOn }: Campaign): Instant {
  return readInstant(`${opensOn}T00:00:00+07:00`) ?? { utcMs: 0, offsetMinutes: 420 };
}
