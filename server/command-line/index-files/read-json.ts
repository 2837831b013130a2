/** A JSON file that stands beside the responses, by its schema; every issue names file and JSON path. */
import type * as z from 'zod/mini';
import { issue, type Issue } from '#shared/kernel/issue.ts';
import { schemaIssues } from '#shared/kernel/schema-issues.ts';
import { parseJson } from '#shared/sealing/envelope.ts';
import { jsonFault } from '../json-fault.ts';
import { withoutMark } from '../read-file.ts';
import type { NamedFile } from './read-table.ts';

export function readJsonFile<T>({ name, bytes }: NamedFile, schema: z.ZodMiniType<T>): { readonly value: T } | { readonly issues: Issue[] } {
  const json = parseJson(withoutMark(bytes));
  if (json === undefined) return { issues: inFile(name, [issue('json.unreadable', jsonFault(withoutMark(bytes)))]) };
  const parsed = schema.safeParse(json);
  return parsed.success ? { value: parsed.data } : { issues: inFile(name, schemaIssues(parsed.error, json)) };
}

/** Issues with the file before their JSON paths. */
export function inFile(name: string, issues: readonly Issue[]): Issue[] {
  return issues.map((each) => ({ ...each, path: each.path === '' ? name : `${name}, ${each.path.replace(/^\./, '')}` }));
}
