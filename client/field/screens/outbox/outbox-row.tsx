import { textIn } from '#shared/kernel/local-text.ts';
import { receiptCode } from '../../../kit/interview/response-of.ts';
import { language } from '../../../kit/language/language.ts';
import type { OutboxItem } from '../../../kit/store/rows.ts';
import type { App } from '../../state/app.ts';
import { t } from '../../words.ts';
import { writeMoment } from '../today/state-line.ts';
import { heldReasonInWords } from './held-words.ts';

/** One response: its code, its place, and what became of it. */
export function OutboxRow({ app, item }: { readonly app: App; readonly item: OutboxItem }) {
  const place = app.store.live.campaigns.value?.find((each) => each.id === item.campaign)?.places.find((each) => each.id === item.place);
  const name = place === undefined ? item.place : textIn(place.name, language.value);
  return (
    <li class="outbox-row">
      <span class="list-row-words">
        <span class="outbox-code">{t('itemTitle', { code: receiptCode(item.id) })}</span>
        <span class="list-row-detail">{t('itemFinished', { place: name, time: writeMoment(item.finishedAtMs, Date.now()) })}</span>
        <Fate item={item} />
      </span>
    </li>
  );
}

function Fate({ item }: { readonly item: OutboxItem }) {
  if (item.status === 'refused') return <span class="fate fate-trouble">{t('itemRefused')}</span>;
  if (item.status === 'held') {
    const reasons = (item.receipt?.reasons ?? []).map(heldReasonInWords).join('; ');
    return <span class="fate fate-waiting">{t('itemHeld', { reasons })}</span>;
  }
  if (item.status === 'waiting') return <span class="fate fate-waiting">{t('countWaiting')}</span>;
  return <span class="fate muted">{t('itemReceived', { time: writeMoment(item.settledAtMs ?? item.finishedAtMs, Date.now()) })}</span>;
}
