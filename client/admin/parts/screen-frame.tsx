import type { ComponentChildren } from 'preact';
import { t } from '../state/words.ts';
import type { Resource } from '../state/resource.ts';
import { TroubleNotice } from './trouble-notice.tsx';

/** What stands in place of a page's content until it is there, or when it could not be read. */
export function Waiting({ resources }: { readonly resources: readonly Resource<unknown>[] }) {
  const failed = resources.filter((each) => each.trouble.value !== undefined);
  const trouble = failed[0]?.trouble.value;
  if (trouble === undefined) {
    return resources.some((each) => each.value.value === undefined) ? <p class="muted" role="status">{t('loading')}</p> : null;
  }
  return <TroubleNotice trouble={trouble} onRetry={() => { void Promise.all(failed.map((each) => each.refresh())); }} />;
}

/** Heading of a page with what can be done on it at the right. */
export function PageHead({ title, note, children }: { readonly title: string; readonly note?: ComponentChildren; readonly children?: ComponentChildren }) {
  return (
    <div class="page-head">
      <div><h1>{title}</h1>{note === undefined ? null : <p class="muted">{note}</p>}</div>
      {children === undefined ? null : <div class="buttons">{children}</div>}
    </div>
  );
}
