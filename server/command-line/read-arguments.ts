/** The arguments of a command: flags by name and what stands free. Whatever is not known is an error, never ignored. */
import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

export interface ReadArguments {
  /** Values of flags with a value; absent ones are absent. */
  readonly values: ReadonlyMap<string, string>;
  /** Flags without a value that were given. */
  readonly switches: ReadonlySet<string>;
  readonly free: readonly string[];
}

/** `known`: flags by name without dashes, each with a value or a switch. `--flag value` and `--flag=value` both do. */
export function readArguments(args: readonly string[], known: Readonly<Record<string, 'value' | 'switch'>>): ReadArguments {
  const options = Object.fromEntries(Object.entries(known)
    .map(([name, kind]) => [name, { type: kind === 'value' ? 'string' as const : 'boolean' as const }]));
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<string, string>();
  const switches = new Set<string>();
  const free: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') free.push(token.value);
    if (token.kind !== 'option') continue;
    const kind = Object.hasOwn(known, token.name) && token.rawName.startsWith('--') ? known[token.name] : undefined;
    if (kind === undefined) throw new UsageError('unknownFlag', { flag: token.rawName });
    if (values.has(token.name) || switches.has(token.name)) throw new UsageError('repeatedFlag', { flag: token.rawName });
    if (kind === 'switch') {
      if (token.value !== undefined) throw new UsageError('noValue', { flag: token.rawName });
      switches.add(token.name);
    } else values.set(token.name, valueOf(token.rawName, token.value));
  }
  return { values, switches, free };
}

function valueOf(flag: string, value: string | undefined): string {
  if (value === undefined || value === '' || value.startsWith('--')) throw new UsageError('missingValue', { flag });
  return value;
}

/** The value of a flag that must be there. */
export function requiredFlag({ values }: ReadArguments, name: string): string {
  const value = values.get(name);
  if (value === undefined) throw new UsageError('missingFlag', { flag: `--${name}` });
  return value;
}

/** The one free argument that a command takes; `name` as the usage page writes it. */
export function oneArgument({ free }: ReadArguments, name: string): string {
  const [first, second] = free;
  if (first === undefined) throw new UsageError('missingArgument', { argument: name });
  if (second !== undefined) throw new UsageError('surplusArgument', { argument: second });
  return first;
}

/** For commands that take flags only. */
export function noArguments({ free }: ReadArguments): void {
  if (free[0] !== undefined) throw new UsageError('surplusArgument', { argument: free[0] });
}
