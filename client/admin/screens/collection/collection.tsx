import type { Campaign } from '#shared/campaign/model.ts';
import type { ProgressReply } from '#shared/wire/campaigns.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { PageHead, Waiting } from '../../parts/screen-frame.tsx';
import { Tabs, type Tab } from '../../parts/tabs.tsx';
import { definition, progress } from '../../state/campaign.ts';
import { replaceQuery, route } from '../../state/route.ts';
import { mayDecide, mayManage, maySeeResponses } from '../../state/session.ts';
import { t } from '../../state/words.ts';
import { DayChart } from './day-chart.tsx';
import { ChannelList } from './channel-list.tsx';
import { DeviceTable } from './device-table.tsx';
import { GapReport } from './gap-report.tsx';
import { HeldList } from './held-list.tsx';
import { PaperImport } from './paper-import.tsx';
import { PlaceTable } from './place-table.tsx';
import { RefusalsTab } from './refusals.tsx';
import { RescueImport } from './rescue-import.tsx';
import { UnitTable } from './unit-table.tsx';

/** Field work: how far every unit, place and device is, what is held, and paper forms coming in. */
export function CollectionScreen() {
  const [counts, campaign] = [progress.value.value, definition.value.value];
  return (
    <>
      <PageHead title={t('collectionTitle')} />
      <Waiting resources={[progress, definition]} />
      {counts && campaign ? (
        <>
          <div class="collection-top">
            <div><p class="finding">{finding(counts)}</p><ChannelList progress={counts} /></div>
            <DayChart progress={counts} />
          </div>
          <Tables counts={counts} campaign={campaign} />
        </>
      ) : null}
    </>
  );
}

function finding(counts: ProgressReply): string {
  const full = counts.units.filter((each) => each.target > 0 && each.responses >= each.target).length;
  const values = { responses: writeCount(counts.responses), target: writeCount(counts.target), full: writeCount(full), units: writeCount(counts.units.length) };
  if (counts.target <= 0) return t('collectionFindingNoTarget', values);
  return t(full === 0 ? 'collectionFindingNoneFull' : 'collectionFinding', values);
}

function Tables({ counts, campaign }: { readonly counts: ProgressReply; readonly campaign: Campaign }) {
  const tabs: Tab[] = [
    { id: 'units', name: t('tabUnits'), count: counts.units.length },
    { id: 'places', name: t('tabPlaces'), count: counts.places.length },
    { id: 'devices', name: t('tabDevices'), count: counts.devices.length },
    { id: 'refusals', name: t('tabRefusals') },
    ...(maySeeResponses.value ? [{ id: 'gaps', name: t('tabGaps') }] : []),
    ...(maySeeResponses.value ? [{ id: 'held', name: t('tabHeld'), count: counts.held, isCalling: counts.held > 0 }] : []),
    ...(mayManage.value ? [{ id: 'paper', name: t('tabPaper') }] : []),
    ...(mayDecide.value ? [{ id: 'rescue', name: t('tabRescue') }] : []),
  ];
  const chosen = tabs.find((each) => each.id === route.value.query['tab'])?.id ?? 'units';
  return (
    <>
      <Tabs label={t('collectionTitle')} tabs={tabs} chosen={chosen} onChoose={(tab) => replaceQuery({ tab })} />
      {chosen === 'units' ? <UnitTable counts={counts} campaign={campaign} /> : null}
      {chosen === 'places' ? <PlaceTable counts={counts} campaign={campaign} /> : null}
      {chosen === 'devices' ? <DeviceTable counts={counts} campaign={campaign} /> : null}
      {chosen === 'gaps' ? <GapReport key={campaign.id} campaign={campaign.id} /> : null}
      {chosen === 'refusals' ? <RefusalsTab key={campaign.id} campaign={campaign} /> : null}
      {chosen === 'held' ? <HeldList key={campaign.id} campaign={campaign} waiting={counts.held} /> : null}
      {chosen === 'paper' ? <PaperImport campaign={campaign.id} /> : null}
      {chosen === 'rescue' ? <RescueImport /> : null}
    </>
  );
}
