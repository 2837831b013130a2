import { useEffect, useState } from 'preact/hooks';
import type { Campaign } from '#shared/campaign/model.ts';
import type { HeldItem } from '#shared/wire/held.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { TroubleNotice } from '../../parts/trouble-notice.tsx';
import { readHeld } from '../../state/server.ts';
import { noticeSessionEnd } from '../../state/session.ts';
import { t } from '../../state/words.ts';
import { HeldCard } from './held-card.tsx';

interface Pages {
  readonly items: readonly HeldItem[];
  readonly next: number | null;
}

/** Held responses, newest first, a page at a time; a decision replaces its own line and no other. */
export function HeldList({ campaign, waiting }: { readonly campaign: Campaign; readonly waiting: number }) {
  const [pages, setPages] = useState<Pages | undefined>(undefined);
  const [trouble, setTrouble] = useState<unknown>(undefined);
  const load = async (before: number | null): Promise<void> => {
    setTrouble(undefined);
    try {
      const page = await readHeld(campaign.id, before);
      setPages((known) => ({ items: before === null ? page.items : [...(known?.items ?? []), ...page.items], next: page.next }));
    } catch (failure) {
      if (!noticeSessionEnd(failure)) setTrouble(failure);
    }
  };
  const isFresh = (pages?.items.length ?? 0) <= 50;
  // New ones join the list while nobody has paged on: a list that a person reads on stays as it is.
  useEffect(() => { if (isFresh) void load(null); }, [campaign.id, waiting]);
  const decided = (item: HeldItem): void => {
    setPages((known) => known && { ...known, items: known.items.map((each) => (each.position === item.position ? item : each)) });
  };
  return (
    <section class="held" aria-labelledby="held">
      <h2 id="held">{t('heldTitle', { count: writeCount(waiting) })}</h2>
      <p class="muted">{t('heldExplain')}</p>
      {trouble === undefined ? null : <TroubleNotice trouble={trouble} onRetry={() => { void load(null); }} />}
      {pages === undefined ? (trouble === undefined ? <p class="muted" role="status">{t('loading')}</p> : null)
        : pages.items.length === 0 ? <p class="empty">{t('heldNone')}</p>
          : <ul class="held-list">{pages.items.map((item) => <HeldCard key={item.position} item={item} onDecided={decided} />)}</ul>}
      {pages !== undefined && pages.next !== null ? <Button compact onClick={() => { void load(pages.next); }}>{t('heldMore')}</Button> : null}
    </section>
  );
}
