/**
 * Tells desks that responses arrived, at most twice a second each: the first news at once, what
 * comes meanwhile together at the end of the half second. What is new is fetched, the event only
 * says that there is something.
 */
import type { CampaignEvent } from '#shared/wire/campaigns.ts';
import type { Reader } from '../auth/reader.ts';
import type { Storage } from '../storage/port.ts';

const leastMsBetween = 500;

export interface CampaignEvents {
  /** After a commit. */
  tell(campaigns: ReadonlySet<string>): void;
  /** Returns how to stop listening. */
  listen(campaign: string, listener: EventListener): () => void;
}

export interface EventListener {
  /** Who listens as of now; rejects when they may no longer. Asked before each event. */
  readonly reader: () => Promise<Reader>;
  readonly hear: (event: CampaignEvent) => void;
  /** Nothing more can be told. */
  readonly over: () => void;
}

export interface CampaignEventsParts {
  readonly storage: Pick<Storage, 'progress'>;
  readonly now: () => number;
  readonly wait: (work: () => void, waitMs: number) => void;
}

interface Listener {
  readonly campaign: string;
  readonly send: () => void;
}

export function createCampaignEvents({ storage, now, wait }: CampaignEventsParts): CampaignEvents {
  const listeners = new Set<Listener>();
  return {
    tell: (campaigns) => {
      for (const each of listeners) if (campaigns.has(each.campaign)) each.send();
    },
    listen: (campaign, { reader, hear, over }) => {
      let isWaiting = false;
      let hasNews = false;
      const say = async (): Promise<void> => {
        const { scope } = await reader();
        const { responses, held } = await storage.progress(campaign, scope);
        if (listeners.has(entry)) hear({ campaign, responses, held, atMs: now() });
      };
      const send = (): void => {
        if (isWaiting) {
          hasNews = true;
          return;
        }
        isWaiting = true;
        // Whoever listens asks anew and is told why.
        say().catch(() => { if (listeners.has(entry)) over(); });
        wait(() => {
          isWaiting = false;
          if (hasNews && listeners.has(entry)) {
            hasNews = false;
            send();
          }
        }, leastMsBetween);
      };
      const entry: Listener = { campaign, send };
      listeners.add(entry);
      return () => { listeners.delete(entry); };
    },
  };
}
