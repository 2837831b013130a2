/**
 * Server-sent events: one line of data when something arrived, a comment now and then to keep the
 * line open. Before each it is asked again whether the reader may still listen.
 */
import type { Reader } from '../../auth/reader.ts';
import type { CampaignEvents } from '../../events/campaign-events.ts';
import type { Call, Routes } from '../handler.ts';

const keepAliveMs = 20_000;

export interface EventParts {
  /** Throws for a campaign that the reader may not see. */
  readonly assertVisible: (campaign: string, reader: Reader) => Promise<void>;
  /** Whose session the call carries as of now; throws when it has ended. */
  readonly stillReader: (call: Call) => Promise<Reader>;
  readonly listen: CampaignEvents['listen'];
}

export function eventRoutes({ assertVisible, stillReader, listen }: EventParts): Routes<'GET /api/campaigns/:id/events'> {
  return {
    'GET /api/campaigns/:id/events': async (call, first) => {
      const campaign = (call.req.param('id') ?? '').normalize('NFC');
      await assertVisible(campaign, first);
      const reader = async (): Promise<Reader> => {
        const current = await stillReader(call);
        await assertVisible(campaign, current);
        return current;
      };
      const stream = eventStream((write, close) => {
        const stopListening = listen(campaign, { reader, hear: (event) => { write(`data: ${JSON.stringify(event)}\n\n`); }, over: close });
        const timer = setInterval(() => { reader().then(() => { write(':\n\n'); }, close); }, keepAliveMs).unref();
        return () => {
          stopListening();
          clearInterval(timer);
        };
      });
      return new Response(stream, { headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' } });
    },
  };
}

/** `open` is given how to write and to close, and returns what to stop when either side is done. */
function eventStream(open: (write: (text: string) => void, close: () => void) => () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = (): void => undefined;
  let isOpen = true;
  const end = (): void => {
    isOpen = false;
    stop();
  };
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      const write = (text: string): void => { if (isOpen) controller.enqueue(encoder.encode(text)); };
      const close = (): void => {
        if (!isOpen) return;
        end();
        controller.close();
      };
      stop = open(write, close);
      write('retry: 3000\n\n');
    },
    cancel: end,
  });
}
