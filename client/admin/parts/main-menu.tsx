import { writeCount } from '../../kit/language/formats.ts';
import { current, currentId } from '../state/campaign.ts';
import { campaignAddress, officeAddress, route, type CampaignPage, type OfficePage } from '../state/route.ts';
import { mayManage, maySeeResponses } from '../state/session.ts';
import { t } from '../state/words.ts';
import { MenuIcon } from './menu-icon.tsx';

const words = {
  overview: 'menuOverview', collection: 'menuCollection', ranking: 'menuRanking', downloads: 'menuDownloads',
  questionnaire: 'menuQuestionnaire', campaigns: 'menuCampaigns', people: 'menuPeople',
} as const;

/** Pages of the campaign above, pages of the office below. */
export function MainMenu() {
  const campaign = currentId.value;
  const held = maySeeResponses.value ? current.value?.held ?? 0 : 0;
  const offices: readonly OfficePage[] = mayManage.value ? ['campaigns', 'people'] : ['campaigns'];
  return (
    <nav class="menu" aria-label={t('menu')}>
      {campaign === undefined ? null : (
        <ul>
          {(['overview', 'collection', 'ranking', 'downloads'] as const).map((page) => (
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

interface EntryProps {
  readonly page: Exclude<CampaignPage, 'units'> | OfficePage;
  readonly campaign: string | undefined;
  readonly calling: number;
}

function Entry({ page, campaign, calling }: EntryProps) {
  const here = route.value.page === 'units' ? 'ranking' : route.value.page;
  const href = page === 'campaigns' || page === 'people' ? officeAddress(page) : campaignAddress({ campaign: campaign ?? '', page });
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
