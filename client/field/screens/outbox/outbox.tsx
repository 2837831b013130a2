/** Every response made on this phone and where it is. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { OutboxItem } from '../../../kit/store/rows.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Icon } from '../../../kit/ui/icon.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { TopBar } from '../../../kit/ui/top-bar.tsx';
import type { App } from '../../state/app.ts';
import { open } from '../../state/route.ts';
import { t } from '../../words.ts';
import { needsRescue } from '../health/health-line.ts';
import { t as healthWords } from '../health/health-words.ts';
import { t as rescueWords } from '../rescue/rescue-words.ts';
import { stateLine } from '../today/state-line.ts';
import { OutboxRow } from './outbox-row.tsx';

const shownAtMost = 200;

export function OutboxScreen({ app }: { readonly app: App }) {
  const { summary } = app.store.live;
  const health = app.store.health.value;
  const items = useSignal<readonly OutboxItem[]>([]);
  useEffect(() => { app.store.outbox.list(shownAtMost).then((list) => { items.value = list; }, reportError); }, [summary.value]);
  const isSending = app.sync.state.value === 'syncing';
  return (
    <div class="screen">
      <header>
        <TopBar title={<h1>{t('outboxTitle')}</h1>}
          lead={<button type="button" class="icon-button" aria-label={t('backToToday')} onClick={() => open({ screen: 'today' })}><Icon name="back" /></button>} />
      </header>
      <main class="screen-scroll">
        <Counts app={app} />
        <State app={app} />
        {items.value.length === 0 ? <p class="empty muted">{t('emptyOutbox')}</p> : (
          <ul class="rows">{items.value.map((each) => <OutboxRow key={each.id} app={app} item={each} />)}</ul>
        )}
        {items.value.length === shownAtMost ? <p class="empty muted">{t('newestShown', { count: shownAtMost })}</p> : null}
      </main>
      <footer class="screen-foot">
        {summary.value === undefined || summary.value.waiting + summary.value.refused === 0 ? null : (
          <Button kind={health !== undefined && needsRescue(health, Date.now()) ? 'plain' : 'quiet'} wide onClick={() => open({ screen: 'rescue' })}>{rescueWords('title')}</Button>
        )}
        <Button kind="primary" wide onClick={() => { app.sync.syncNow().catch(reportError); }}>
          {t(isSending ? 'sending' : 'sendNow')}
        </Button>
      </footer>
    </div>
  );
}

function Counts({ app }: { readonly app: App }) {
  const summary = app.store.live.summary.value;
  if (summary === undefined) return null;
  const cells = [
    [t('countWaiting'), summary.waiting], [t('countReceived'), summary.received],
    [t('countHeld'), summary.held], [t('countRefused'), summary.refused],
  ] as const;
  return (
    <dl class="counts">
      {cells.map(([name, count]) => <div key={name}><dt class="muted">{name}</dt><dd class="figures">{count}</dd></div>)}
    </dl>
  );
}

function State({ app }: { readonly app: App }) {
  const summary = app.store.live.summary.value;
  if (summary === undefined) return null;
  const line = stateLine(summary, app.sync.state.value, Date.now());
  const tones = { quiet: 'info', waiting: 'waiting', trouble: 'trouble' } as const;
  return (
    <Notice tone={tones[line.tone]} text={line.detail}>
      {app.sync.state.value === 'unknown_device' ? <Button onClick={() => open({ screen: 'sign-in' })}>{healthWords('enrolAgain')}</Button> : null}
    </Notice>
  );
}
