/** Files out and in: exports as streams, responses from paper as CSV. */
import type { ResponsesImportReply } from '#shared/wire/campaigns.ts';
import type { Reader } from '../../auth/reader.ts';
import { contentDisposition } from '../../exports/content-disposition.ts';
import type { Exports } from '../../exports/exports.ts';
import type { Routes } from '../handler.ts';
import { languageFrom } from '../problem-reply.ts';
import { readBytes, requireContentType } from '../read-body.ts';

const maxCsvBytes = 67_108_864;

export interface ExchangeParts {
  readonly exports: Pick<Exports, 'start'>;
  readonly importResponses: (
    csv: Uint8Array,
    options: { readonly campaign: string; readonly reader: Reader; readonly separator: string | undefined; readonly encoding: string | undefined },
  ) => Promise<ResponsesImportReply>;
}

export function exchangeRoutes(
  parts: ExchangeParts,
): Routes<'GET /api/campaigns/:id/exports/:format' | 'POST /api/campaigns/:id/imports'> {
  return {
    'GET /api/campaigns/:id/exports/:format': async (call, { role, scope }) => {
      const { fileName, contentType, stream } = await parts.exports.start({
        format: call.req.param('format') ?? '', campaign: (call.req.param('id') ?? '').normalize('NFC'), role, scope,
        language: languageFrom(call.req.query('language') ?? call.req.header('accept-language')),
      });
      return new Response(stream, { headers: { 'content-type': contentType, 'content-disposition': contentDisposition(fileName) } });
    },
    'POST /api/campaigns/:id/imports': async (call, reader) => {
      requireContentType(call, /^text\/csv(;.*)?$/i);
      const csv = await readBytes(call, maxCsvBytes);
      const reply = await parts.importResponses(csv, {
        campaign: call.req.param('id') ?? '', reader, separator: call.req.query('separator'), encoding: call.req.query('encoding'),
      });
      return call.json(reply);
    },
  };
}
