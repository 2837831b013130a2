/** The rescue file: what was not sent leaves the phone by another road, or comes in from another phone. */
import { Icon } from '../../../kit/ui/icon.tsx';
import { TopBar } from '../../../kit/ui/top-bar.tsx';
import type { App } from '../../state/app.ts';
import { open } from '../../state/route.ts';
import { t as fieldWords } from '../../words.ts';
import { MakeRescue } from './make-rescue.tsx';
import { t } from './rescue-words.ts';
import { TakeRescue } from './take-rescue.tsx';

export function RescueScreen({ app }: { readonly app: App }) {
  return (
    <div class="screen">
      <header>
        <TopBar title={<h1>{t('title')}</h1>}
          lead={<button type="button" class="icon-button" aria-label={fieldWords('backToToday')} onClick={() => open({ screen: 'today' })}><Icon name="back" /></button>} />
      </header>
      <main class="screen-scroll settings">
        <MakeRescue app={app} />
        <TakeRescue app={app} />
      </main>
    </div>
  );
}
