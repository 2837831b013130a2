/** Server-sent events: one line of data when something arrived, a comment now and then to keep the line open. */
import type { CampaignEvent } from '#shared/wire/campaigns.ts';
import type { Reader } from '../../auth/reader.ts';
import type { Routes } from '../handler.ts';

const keepAliveMs = 20_000;

export interface EventParts {
  /** Throws for a campaign that the reader may not see. */
  readonly assertVisible: (campaign: string, reader: Reader) => Promise<void>;
  readonly listen: (campaign: string, reader: Reader, listener: (event: CampaignEvent) => void) => () => void;
}

export function eventRoutes({ assertVisible, listen }: EventParts): Routes<'GET /api/campaigns/:id/events'> {
  return {
    'GET /api/campaigns/:id/events': async (call, reader) => {
      const campaign = (call.req.param('id') ?? '').normalize('NFC');
      await assertVisible(campaign, reader);
      const encoder = new TextEncoder();
      let stop = (): void => undefined;
      const stream = new ReadableStream<Uint8Array>({
        start: (controller) => {
          const write = (text: string): void => { controller.enqueue(encoder.encode(text)); };
          const stopListening = listen(campaign, reader, (event) => { write(`data: ${JSON.stringify(event)}\n\n`); });
          const timer = setInterval(() => { write(':\n\n'); }, keepAliveMs).unref();
          write('retry: 3000\n\n');
          stop = () => {
            stopListening();
            clearInterval(timer);
          };
        },
        cancel: () => { stop(); },
      });
      return new Response(stream, { headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' } });
    },
  };
}
