import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { writeDay, writeTime } from '../../kit/language/formats.ts';
import { Icon } from '../../kit/ui/icon.tsx';
import { current, progress } from '../state/campaign.ts';
import { route } from '../state/route.ts';
import { session } from '../state/session.ts';
import { nameOf } from '../state/wording.ts';
import { t } from '../state/words.ts';
import { closePops } from './close-pops.ts';
import { DemonstrationMark, demonstrationText } from './demonstration.tsx';
import { MainMenu } from './main-menu.tsx';
import { TopLine } from './top-line.tsx';

/** Bar on top, menu at the left, one page beside it. On a phone the menu is a sheet. */
export function Shell({ children }: { readonly children: ComponentChildren }) {
  const [isMenuOpen, setMenuOpen] = useState(false);
  const page = route.value.page;
  useEffect(() => closePops(), []);
  useEffect(() => {
    setMenuOpen(false);
    scrollTo(0, 0);
  }, [page, 'detail' in route.value ? route.value.detail : '']);
  return (
    <div class={isMenuOpen ? 'shell menu-open' : 'shell'}>
      <a class="skip" href="#content" onClick={(event) => { event.preventDefault(); document.getElementById('content')?.focus(); }}>{t('skipToContent')}</a>
      <TopLine isMenuOpen={isMenuOpen} onMenu={() => setMenuOpen(!isMenuOpen)} />
      <aside class="side" aria-label={t('menu')} onKeyDown={(event) => { if (event.key === 'Escape') setMenuOpen(false); }}>
        <MainMenu />
        {session.value?.hasDemonstration ? <DemonstrationMark /> : null}
      </aside>
      {isMenuOpen ? <button type="button" class="side-scrim" aria-label={t('menuClose')} onClick={() => setMenuOpen(false)}><Icon name="close" /></button> : null}
      <main id="content" class="content" tabIndex={-1}>
        <p class="print-line">{printLine()}</p>
        {session.value?.hasDemonstration ? <p class="demo-line">{demonstrationText()}</p> : null}
        {children}
      </main>
    </div>
  );
}

/** On paper the bar is not there: which campaign this is, and how old the figures are. */
function printLine(): string {
  const [campaign, asOfMs] = [current.value, progress.value.value?.asOfMs];
  if (campaign === undefined || asOfMs === undefined) return '';
  const name = t('campaignInTerritory', { campaign: nameOf(campaign.name), territory: nameOf(campaign.territory) });
  return `${name} · ${t('asOf', { time: writeTime(asOfMs), day: writeDay(asOfMs) })}`;
}
