/** Today's work: how far it is, where to go on, and whether what was done is safe. */
import { useEffect } from 'preact/hooks';
import { textIn } from '#shared/kernel/local-text.ts';
import { writeWeekday } from '../../../kit/language/formats.ts';
import { language } from '../../../kit/language/language.ts';
import { BrandMark } from '../../../kit/ui/brand-mark.tsx';
import { Button } from '../../../kit/ui/button.tsx';
import { Icon } from '../../../kit/ui/icon.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { TopBar } from '../../../kit/ui/top-bar.tsx';
import { applyUpdate, updateReady } from '../../../service-worker/register.ts';
import { questionnaireOf, type App } from '../../state/app.ts';
import { assignmentsOf, currentAssignment, type Assignment } from '../../state/assignment.ts';
import { open } from '../../state/route.ts';
import { t } from '../../words.ts';
import { HealthLineRow } from '../health/health-line-row.tsx';
import { DraftList } from './draft-list.tsx';
import { hasManners, MannerLine } from './manner-line.tsx';
import { PlaceList } from './place-list.tsx';
import { StartBlock } from './start-block.tsx';
import { StateLineRow } from './state-line-row.tsx';

export function TodayScreen({ app }: { readonly app: App }) {
  const { campaigns, placeCounts } = app.store.live;
  const assignments = assignmentsOf(campaigns.value ?? [], placeCounts.value ?? new Map());
  const current = currentAssignment(assignments, app.choices.place.value);
  const hashes = [...new Set(assignments.map(({ campaign }) => campaign.questionnaire.hash))];
  useEffect(() => { for (const hash of hashes) questionnaireOf(app, hash).catch(reportError); }, [hashes.join(' '), app.sync.state.value]);
  return (
    <div class="screen">
      <main class="screen-scroll">
        <Network app={app} />
        <Heading assignments={assignments} />
        <StateLineRow app={app} />
        <HealthLineRow app={app} />
        {updateReady.value ? <Notice text={t('updateReady')}><Button onClick={applyUpdate}>{t('updateNow')}</Button></Notice> : null}
        {app.lastSaved.value === '' ? null : <Notice tone="done" text={t('finished', { code: app.lastSaved.value })} />}
        <DraftList app={app} assignments={assignments} />
        {assignments.length === 0 ? <NoPlaces app={app} /> : <PlaceList app={app} assignments={assignments} current={current} />}
      </main>
      <footer class="screen-foot">
        {current === undefined ? null : <StartBlock app={app} current={current} />}
        <QuietLine app={app} current={current} />
      </footer>
    </div>
  );
}

/** How the next interview is held, where there is a choice, and the way to the settings. */
function QuietLine({ app, current }: { readonly app: App; readonly current: Assignment | undefined }) {
  const openSettings = (): void => open({ screen: 'settings' });
  if (current === undefined || !hasManners(current.campaign)) {
    return <Button kind="quiet" wide onClick={openSettings}>{t('settings')}</Button>;
  }
  return (
    <div class="quiet-line">
      <MannerLine app={app} campaign={current.campaign} />
      <button type="button" class="icon-button" aria-label={t('settings')} onClick={openSettings}><Icon name="settings" /></button>
    </div>
  );
}

function Network({ app }: { readonly app: App }) {
  const sync = app.sync.state.value;
  const isOff = !app.isOnline.value || sync === 'offline';
  const words = isOff ? t('networkOff') : t(sync === 'syncing' ? 'networkSending' : 'networkOn');
  return (
    <TopBar lead={<BrandMark />} title={<span class="one-line">{writeWeekday(Date.now())}</span>}
      state={<><Icon name={isOff ? 'offline' : 'online'} />{words}</>} />
  );
}

function Heading({ assignments }: { readonly assignments: readonly Assignment[] }) {
  const done = assignments.reduce((sum, each) => sum + each.done, 0);
  const target = assignments.reduce((sum, each) => sum + each.place.target, 0);
  const units = [...new Set(assignments.map(({ place }) => textIn(place.unitName, language.value)))];
  const campaigns = [...new Set(assignments.map(({ campaign }) => textIn(campaign.name, language.value)))];
  const unit = units.length > 1 ? t('severalUnits', { count: units.length }) : units[0] ?? '';
  const campaign = campaigns.length > 1 ? t('severalCampaigns', { count: campaigns.length }) : campaigns[0] ?? '';
  return (
    <div class="today-heading">
      <h1>{t('today')}</h1>
      {target === 0 ? null : <p class="today-total"><b>{done}/{target}</b><span class="muted">{t('responses')}</span></p>}
      {units.length === 0 ? null : <p class="muted today-of">{t('ofCampaign', { unit, campaign })}</p>}
    </div>
  );
}

function NoPlaces({ app }: { readonly app: App }) {
  if (app.store.live.campaigns.value === undefined || app.sync.state.value === 'syncing') {
    return <Notice text={t('firstSync')} />;
  }
  return (
    <Notice text={<>{t('noPlaces')} {t('noPlacesNext')}</>}>
      <Button icon="refresh" onClick={() => { app.sync.syncNow().catch(reportError); }}>{t('reload')}</Button>
    </Notice>
  );
}
