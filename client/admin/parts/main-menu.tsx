import { writeCount } from '../../kit/language/formats.ts';
import { current, currentId } from '../state/campaign.ts';
import { campaignAddress, officeAddress, route, type CampaignPage, type OfficePage } from '../state/route.ts';
import { mayKeepServer, mayManage, maySeeResponses } from '../state/session.ts';
import { t } from '../state/words.ts';
import { MenuIcon } from './menu-icon.tsx';

const words = {
  overview: 'menuOverview', collection: 'menuCollection', ranking: 'menuRanking', announcement: 'menuAnnouncement', downloads: 'menuDownloads',
  questionnaire: 'menuQuestionnaire', campaigns: 'menuCampaigns', people: 'menuPeople', server: 'menuServer',
} as const;

/** Pages of the campaign above, pages of the office below. */
export function MainMenu() {
  const campaign = currentId.value;
  const held = maySeeResponses.value ? current.value?.held ?? 0 : 0;
  const offices: readonly OfficePage[] = ['campaigns', ...(mayManage.value ? ['people' as const] : []), ...(mayKeepServer.value ? ['server' as const] : [])];
  return (
    <nav class="menu" aria-label={t('menu')}>
      {campaign === undefined ? null : (
        <ul>
          {(['overview', 'collection', 'ranking', 'announcement', 'downloads'] as const).map((page) => (
            <Entry key={page} page={page} campaign={campaign} calling={page === 'collection' ? held : 0} />
          ))}
        </ul>
      )}
      <ul>
        {campaign === undefined ? null : <Entry page="questionnaire" campaign={campaign} calling={0} />}
        {offices.map((page) => <Entry key={page} page={page} campaign={undefined} calling={0} />)}
      </ul>
    </nav>
  );
}

/** Pages about one unit are reached from the ranking. */
type MenuPage = Exclude<CampaignPage, 'units' | 'formula'> | OfficePage;

interface EntryProps {
  readonly page: MenuPage;
  readonly campaign: string | undefined;
  readonly calling: number;
}

function Entry({ page, campaign, calling }: EntryProps) {
  const at = route.value.page;
  const here = at === 'units' || at === 'formula' ? 'ranking' : at;
  const href = page === 'campaigns' || page === 'people' || page === 'server' ? officeAddress(page) : campaignAddress({ campaign: campaign ?? '', page });
  return (
    <li>
      <a class="menu-entry" href={href} aria-current={here === page ? 'page' : undefined}>
        <MenuIcon name={page} />
        <span>{t(words[page])}</span>
        {calling > 0 ? <span class="calling figures">{writeCount(calling)}</span> : null}
      </a>
    </li>
  );
}
