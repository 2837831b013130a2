/**
 * Request bodies: counted while they stream, so that no length a client states is believed, and
 * read by a schema. A body that does not fit names every field and reason.
 */
import type * as z from 'zod/mini';
import { schemaIssues } from '#shared/kernel/schema-issues.ts';
import { Problem } from '#shared/kernel/problem.ts';
import { parseJson } from '#shared/sealing/envelope.ts';
import type { Call } from './handler.ts';

const ordinaryBytes = 65_536;

/** The JSON body as `schema` describes it; throws `request.malformed` with issues, `…too_large`, `…wrong_content_type`. */
export async function readJson<Schema extends z.ZodMiniType>(
  call: Call, schema: Schema, maxBytes = ordinaryBytes,
): Promise<z.infer<Schema>> {
  const value = await readAnyJson(call, maxBytes);
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Problem('request.malformed', {}, schemaIssues(parsed.error, value));
  return parsed.data;
}

export async function readAnyJson(call: Call, maxBytes: number): Promise<unknown> {
  requireContentType(call, /^application\/json(; ?charset=utf-8)?$/i);
  const value = parseJson(await readBytes(call, maxBytes));
  if (value === undefined) throw new Problem('request.malformed', {}, [{ code: 'json.unreadable', path: '' }]);
  return value;
}

export function requireContentType(call: Call, wanted: RegExp): void {
  if (!wanted.test(call.req.header('content-type') ?? '')) throw new Problem('request.wrong_content_type');
}

export async function readBytes(call: Call, maxBytes: number): Promise<Uint8Array> {
  if (Number(call.req.header('content-length') ?? 0) > maxBytes) throw new Problem('request.too_large', { bytes: maxBytes });
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of bodyOf(call)) {
      size += chunk.length;
      if (size > maxBytes) throw new Problem('request.too_large', { bytes: maxBytes });
      chunks.push(chunk);
    }
  } catch (error) {
    // A client that went away in the middle of its body is no failure of ours; nobody reads the reply.
    throw error instanceof Problem ? error : new Problem('request.malformed');
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}

/** Node's own stream where there is one: a web stream around it costs more than the rest of a small request. */
function bodyOf(call: Call): AsyncIterable<Uint8Array> {
  const incoming = call.env?.incoming;
  return incoming !== undefined && 'readableFlowing' in incoming ? incoming : streamOf(call.req.raw.body);
}

async function* streamOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}
