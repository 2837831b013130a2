/**
 * Names of the files of a backup, so that a folder of them can be read by a person and sorted by
 * name. What decides is what a file says of itself; the name only says where to look first.
 *
 *     hailong-000000042-full-20261122T081500Z-1532.backup
 *     hailong-000000043-segment-20261122T081530Z-1540.backup
 */
import type { FileFacts } from './file-facts.ts';

export interface NamedFile {
  readonly name: string;
  readonly kind: FileFacts['kind'];
  readonly number: number;
  readonly madeAtMs: number;
  /** Size of the ledger with what is in it. */
  readonly size: number;
}

const pattern = /^hailong-(\d{9,15})-(full|segment)-(\d{8}T\d{6}Z)-(\d{1,15})\.backup$/;
const numberDigits = 9;
/** Not yet whole; whatever bears it was left by a process that ended. */
export const unfinishedPrefix = '.unfinished-';

export function fileName({ kind, number, madeAtMs, size }: Pick<FileFacts, 'kind' | 'number' | 'madeAtMs' | 'size'>): string {
  const time = new Date(madeAtMs).toISOString().replace(/[-:]|\.\d+/g, '');
  return `hailong-${String(number).padStart(numberDigits, '0')}-${kind}-${time}-${size}.backup`;
}

/** Undefined for any other file. */
export function readFileName(name: string): NamedFile | undefined {
  const [, number, kind, time = '', size] = pattern.exec(name) ?? [];
  const madeAtMs = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if ((kind !== 'full' && kind !== 'segment') || Number.isNaN(madeAtMs)) return undefined;
  return { name, kind, number: Number(number), madeAtMs, size: Number(size) };
}
