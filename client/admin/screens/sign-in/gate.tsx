import type { ComponentChildren } from 'preact';
import { BrandMark } from '../../../kit/ui/brand-mark.tsx';
import { LanguageChoice } from '../../parts/account-menu.tsx';
import { serverInfo } from '../../state/session.ts';
import { t } from '../../state/words.ts';

/** The page before anybody is known: one sheet to fill in. */
export function Gate({ title, children, onSubmit }: { readonly title: string; readonly children: ComponentChildren; onSubmit(): void }) {
  return (
    <main class="gate">
      <form class="gate-sheet" noValidate onSubmit={(event) => { event.preventDefault(); onSubmit(); }}>
        <p class="brand"><BrandMark /><span>{t('appName')}</span></p>
        <h1>{title}</h1>
        {children}
      </form>
      {serverInfo.value?.hasDemonstration ? <p class="gate-note muted">{t('demoMarkLong')}</p> : null}
      <LanguageChoice />
    </main>
  );
}
