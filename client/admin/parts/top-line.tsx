import { writeDay, writeTime } from '../../kit/language/formats.ts';
import { BrandMark } from '../../kit/ui/brand-mark.tsx';
import { campaigns, current, progress } from '../state/campaign.ts';
import { isLive } from '../state/live.ts';
import { campaignAddress, route } from '../state/route.ts';
import { nameOf } from '../state/wording.ts';
import { t } from '../state/words.ts';
import { AccountMenu } from './account-menu.tsx';
import { MenuIcon } from './menu-icon.tsx';
import { UnitSearch } from './unit-search.tsx';

/** The bar: campaign, how old the figures are, search, account. */
export function TopLine({ isMenuOpen, onMenu }: { readonly isMenuOpen: boolean; onMenu(): void }) {
  return (
    <header class="top-line">
      <button type="button" class="icon-button menu-button" aria-expanded={isMenuOpen} aria-label={isMenuOpen ? t('menuClose') : t('menuOpen')} onClick={onMenu}>
        <MenuIcon name="menu" />
      </button>
      <a class="brand" href="#/"><BrandMark /><span>{t('appName')}</span></a>
      <CampaignSwitch />
      <AsOf />
      <UnitSearch />
      <AccountMenu />
    </header>
  );
}

function CampaignSwitch() {
  const all = campaigns.value.value ?? [];
  const at = route.value;
  if (all.length === 0) return <span class="campaign-switch" />;
  const go = (id: string): void => {
    const page = 'campaign' in at && at.page !== 'units' ? at.page : 'overview';
    location.hash = campaignAddress({ campaign: id, page });
  };
  return (
    <label class="campaign-switch">
      <span class="only-heard">{t('chooseCampaign')}</span>
      <select value={current.value?.id ?? ''} onChange={(event) => go(event.currentTarget.value)}>
        {current.value === undefined ? <option value="">{t('chooseCampaign')}</option> : null}
        {all.map((each) => (
          <option key={each.id} value={each.id}>{t('campaignInTerritory', { campaign: nameOf(each.name), territory: nameOf(each.territory) })}</option>
        ))}
      </select>
    </label>
  );
}

function AsOf() {
  const asOfMs = progress.value.value?.asOfMs;
  if (asOfMs === undefined) return <span class="as-of" />;
  const when = { time: writeTime(asOfMs), day: writeDay(asOfMs) };
  return isLive.value
    ? <span class="as-of" title={t('connectionLive')}>{t('asOf', when)}</span>
    : <span class="as-of as-of-lost" role="status">{t('connectionLost', when)}</span>;
}
