import { textIn } from '#shared/kernel/local-text.ts';
import { readReceipt } from '#shared/wire/receipt.ts';
import { receiptCode } from '../../../kit/interview/response-of.ts';
import { language } from '../../../kit/language/language.ts';
import { responseIdOf, type OutboxItem } from '../../../kit/store/rows.ts';
import type { App } from '../../state/app.ts';
import { t } from '../../words.ts';
import { t as rescueWords } from '../rescue/rescue-words.ts';
import { writeMoment } from '../today/state-line.ts';
import { fateOf, type Fate } from './fate.ts';
import { heldReasonInWords } from './held-words.ts';

/** One response: its code, its place, and what became of it. */
export function OutboxRow({ app, item }: { readonly app: App; readonly item: OutboxItem }) {
  const name = item.isCarried === true ? rescueWords('carried') : placeOf(app, item);
  const ledger = app.store.live.device.value?.ledger;
  return (
    <li class="outbox-row">
      <span class="list-row-words">
        <span class="outbox-code">{t('itemTitle', { code: receiptCode(responseIdOf(item)) })}</span>
        <span class="list-row-detail">{t('itemFinished', { place: name, time: writeMoment(item.finishedAtMs, Date.now()) })}</span>
        <FateLine fate={fateOf(item, item.receipt && readReceipt(item.receipt.text), ledger)} />
      </span>
    </li>
  );
}

/** Where it was taken, as far as the vault still knows; else the campaign. */
function placeOf({ store: { live } }: App, item: OutboxItem): string {
  const id = live.places.value?.get(responseIdOf(item)) ?? item.place;
  const campaign = live.campaigns.value?.find((each) => each.id === item.campaign);
  const place = campaign?.places.find((each) => each.id === id);
  if (place !== undefined) return textIn(place.name, language.value);
  return campaign === undefined ? item.campaign : textIn(campaign.name, language.value);
}

function FateLine({ fate }: { readonly fate: Fate }) {
  const time = fate.atMs === null ? '' : writeMoment(fate.atMs, Date.now());
  switch (fate.kind) {
    case 'refused': return <span class="fate fate-trouble">{t('itemRefused')}</span>;
    case 'held': return <span class="fate fate-waiting">{t('itemHeld', { reasons: fate.reasons.map(heldReasonInWords).join('; ') })}</span>;
    case 'waiting': return <span class="fate fate-waiting">{time === '' ? t('countWaiting') : t('itemWaiting', { time })}</span>;
    case 'received': return <span class="fate muted">{t('itemReceived', { time })}</span>;
    case 'safe': return <span class="fate muted">{t('itemSafe', { time })}</span>;
  }
}
