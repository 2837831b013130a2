/** A screen whose code comes when it is first opened: what is seldom needed does not hold up what every start needs. */
import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { Button } from '../../kit/ui/button.tsx';
import { Notice } from '../../kit/ui/notice.tsx';
import { useEffect } from 'preact/hooks';
import { t } from '../words.ts';

export function late<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const come = signal<ComponentType<Props> | undefined>(undefined);
  const isMissing = signal(false);
  const fetchOnce = (): void => {
    isMissing.value = false;
    load().then((screen) => { come.value = screen; }, () => { isMissing.value = true; });
  };
  return function Late(props: Props) {
    useEffect(() => { if (come.peek() === undefined) fetchOnce(); }, []);
    if (come.value !== undefined) return <come.value {...props} />;
    if (!isMissing.value) return <p class="opening muted">{t('opening')}</p>;
    return <Notice tone="trouble" text={t('screenMissing')}><Button onClick={fetchOnce}>{t('reloadPage')}</Button></Notice>;
  };
}
