/** The options of the command line, read strictly: a mistyped one is refused, not ignored. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from '#shared/languages/registry.ts';
import { StartRefused } from './start-refused.ts';

export interface StartOptions {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly loadsDemonstration: boolean;
  /** Another server key, where that of a database is lost for good. */
  readonly makesServerKey: boolean;
  readonly tls: { readonly certificatePath: string; readonly keyPath: string } | null;
  /** Where backups go; null for none. */
  readonly backup: { readonly folder: string; readonly everyMinutes: number } | null;
}

const known = {
  port: { type: 'string', default: '3000' },
  host: { type: 'string', default: '127.0.0.1' },
  data: { type: 'string', default: 'data' },
  'no-demo': { type: 'boolean', default: false },
  'new-server-key': { type: 'boolean', default: false },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'backup-to': { type: 'string' },
  'backup-every-minutes': { type: 'string', default: '15' },
  language: { type: 'string' },
} as const;

const mostMinutes = 1440;

export function readOptions(given: readonly string[]): StartOptions {
  const values = parse(given);
  const { 'tls-cert': certificate, 'tls-key': key } = values;
  if ((certificate === undefined) !== (key === undefined)) throw new StartRefused('refusedCertificate');
  return {
    port: readPort(values.port),
    host: values.host,
    dataFolder: resolve(values.data),
    loadsDemonstration: !values['no-demo'],
    makesServerKey: values['new-server-key'],
    tls: certificate === undefined || key === undefined ? null : { certificatePath: resolve(certificate), keyPath: resolve(key) },
    backup: readBackup(values['backup-to'], values['backup-every-minutes']),
  };
}

/** Vietnamese, unless `--language en` or an English environment asks otherwise. Never fails: a refusal needs it. */
export function readLanguage(given: readonly string[], environment: string | undefined): Language {
  const at = given.findIndex((each) => each === '--language' || each.startsWith('--language='));
  const asked = at === -1 ? undefined : given[at]?.split('=')[1] ?? given[at + 1];
  return (asked ?? environment ?? '').startsWith('en') ? 'en' : 'vi';
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({ args: [...given], options: known, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const name = /'([^']+)'/.exec(error instanceof Error ? error.message : '')?.[1];
    throw new StartRefused('refusedOption', { option: name ?? given.join(' ') });
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new StartRefused('refusedPort', { port: text });
  return port;
}

function readBackup(folder: string | undefined, text: string): StartOptions['backup'] {
  const everyMinutes = Number(text);
  if (!/^\d{1,4}$/.test(text) || everyMinutes < 1 || everyMinutes > mostMinutes) throw new StartRefused('refusedBackupMinutes', { minutes: text });
  return folder === undefined ? null : { folder: resolve(folder), everyMinutes };
}
