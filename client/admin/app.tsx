import { useEffect } from 'preact/hooks';
import { Shell } from './parts/shell.tsx';
import { TroubleNotice } from './parts/trouble-notice.tsx';
import { AnnouncementScreen } from './screens/announcement/announcement.tsx';
import { CampaignsScreen } from './screens/campaigns/campaigns.tsx';
import { CollectionScreen } from './screens/collection/collection.tsx';
import { DownloadsScreen } from './screens/downloads/downloads.tsx';
import { FormulaScreen } from './screens/formula/formula.tsx';
import { OverviewScreen } from './screens/overview/overview.tsx';
import { PeopleScreen } from './screens/people/people.tsx';
import { QuestionnaireScreen } from './screens/questionnaire/questionnaire.tsx';
import { RankingScreen } from './screens/ranking/ranking.tsx';
import { ServerScreen } from './screens/server/server.tsx';
import { FirstAdminScreen } from './screens/sign-in/first-admin.tsx';
import { NotForRole } from './screens/sign-in/not-for-role.tsx';
import { SignInScreen } from './screens/sign-in/sign-in.tsx';
import { UnitScreen } from './screens/unit/unit.tsx';
import { campaigns, currentId, firstCampaign } from './state/campaign.ts';
import { campaignAddress, officeAddress, route, type Route } from './state/route.ts';
import { serverInfo, session, startSession, startTrouble } from './state/session.ts';
import { t } from './state/words.ts';

/** The console: signing in, or a page inside the shell. */
export function App() {
  document.title = t('appTitle');
  if (startTrouble.value !== undefined) {
    return <main class="gate"><TroubleNotice trouble={startTrouble.value} onRetry={() => { void startSession(); }} /></main>;
  }
  if (session.value === undefined) return <main class="gate"><p class="muted" role="status">{t('loading')}</p></main>;
  if (session.value === null) return serverInfo.value?.hasAdmin === false ? <FirstAdminScreen /> : <SignInScreen />;
  if (session.value.role === 'enumerator') return <NotForRole session={session.value} />;
  return <Shell><Page at={route.value} /></Shell>;
}

function Page({ at }: { readonly at: Route }) {
  switch (at.page) {
    case 'overview': return <OverviewScreen />;
    case 'collection': return <CollectionScreen />;
    case 'ranking': return <RankingScreen />;
    case 'units': return <UnitScreen id={at.detail} />;
    case 'formula': return <FormulaScreen unit={at.detail} />;
    case 'announcement': return <AnnouncementScreen />;
    case 'questionnaire': return <QuestionnaireScreen />;
    case 'downloads': return <DownloadsScreen />;
    case 'campaigns': return <CampaignsScreen />;
    case 'people': return <PeopleScreen />;
    case 'server': return <ServerScreen />;
    case 'start': return <Start />;
  }
}

/** Leads to the campaign that is open, else to the newest, else to the list. */
function Start() {
  const known = campaigns.value.value;
  const wanted = known?.find((each) => each.id === currentId.value) ?? firstCampaign.value;
  useEffect(() => {
    if (known === undefined) return;
    location.replace(wanted === undefined ? officeAddress('campaigns') : campaignAddress({ campaign: wanted.id, page: 'overview' }));
  }, [known, wanted]);
  return campaigns.trouble.value === undefined
    ? <p class="muted" role="status">{t('loading')}</p>
    : <TroubleNotice trouble={campaigns.trouble.value} onRetry={() => { void campaigns.refresh(); }} />;
}
