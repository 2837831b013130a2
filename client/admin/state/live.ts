/**
 * Listens for what is new in a campaign. The event only says that something is; what it is gets
 * fetched. A broken connection is opened again, first by the browser, then by us when it gave up.
 */
import * as z from 'zod/mini';
import { signal } from '@preact/signals';
import { campaignEvent } from '#shared/wire/campaigns.ts';
import { eventsAddress } from './server.ts';

export const isLive = signal(true);

const againAfterMs = 5_000;

/** Calls `onNews` at every event and after every reconnection; returns how to stop. */
export function listen(campaign: string, onNews: () => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasLost = false;
  const open = (): void => {
    source = new EventSource(eventsAddress(campaign));
    source.onopen = () => {
      isLive.value = true;
      if (wasLost) onNews();
      wasLost = false;
    };
    source.onmessage = (event) => { if (isNews(event.data)) onNews(); };
    source.onerror = () => {
      isLive.value = false;
      wasLost = true;
      // Given up by the browser, e.g. because the session is over: the figures are asked, which says why.
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(() => { onNews(); open(); }, againAfterMs);
    };
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
    isLive.value = true;
  };
}

function isNews(data: unknown): boolean {
  if (typeof data !== 'string') return false;
  try {
    return z.safeParse(campaignEvent, JSON.parse(data)).success;
  } catch {
    // A cut or foreign line is no news.
    return false;
  }
}
