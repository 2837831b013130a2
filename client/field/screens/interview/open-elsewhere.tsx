import { textIn } from '#shared/kernel/local-text.ts';
import { language } from '../../../kit/language/language.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Icon } from '../../../kit/ui/icon.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { TopBar } from '../../../kit/ui/top-bar.tsx';
import type { App } from '../../state/app.ts';
import { open } from '../../state/route.ts';
import { reopen } from '../../state/use-session.ts';
import { t } from '../../words.ts';

/** A draft that another window of the app has open: two would write over each other at every tap, so that nothing can be changed here. */
export function OpenElsewhere({ app, draftId }: { readonly app: App; readonly draftId: string }) {
  const draft = app.store.live.drafts.value?.find((each) => each.id === draftId);
  const place = draft?.assigned?.place;
  return (
    <div class="screen">
      <header>
        <TopBar title={<h1>{t('drafts')}</h1>}
          lead={<button type="button" class="icon-button" aria-label={t('backToToday')} onClick={() => open({ screen: 'today' })}><Icon name="back" /></button>} />
      </header>
      <main class="screen-scroll">
        <Notice tone="waiting" text={t('openElsewhere')}><Button onClick={() => reopen(app, draftId)}>{t('openHere')}</Button></Notice>
        {draft === undefined ? null : (
          <p class="section-heading">
            {t('standsElsewhere', { place: place === undefined ? draft.place : textIn(place.name, language.value), answered: Object.keys(draft.answers).length })}
          </p>
        )}
      </main>
    </div>
  );
}
