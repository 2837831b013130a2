import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon } from '../../kit/ui/icon.tsx';
import { filterRows } from '../figures/table-rows.ts';
import { currentId, unitNames } from '../state/campaign.ts';
import { campaignAddress } from '../state/route.ts';
import { t } from '../state/words.ts';

const mostShown = 8;

/** Finds a unit by a few letters, with or without marks; `/` leads here from anywhere. */
export function UnitSearch() {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => listenForSlash(() => field.current?.focus()), []);
  const campaign = currentId.value;
  const found = query.trim() === '' ? [] : filterRows([...unitNames.value], ([, name]) => name, query).slice(0, mostShown);
  const leave = (): void => { setQuery(''); setAt(0); field.current?.blur(); };
  const keys = (event: KeyboardEvent): void => {
    const chosen = found[at]?.[0];
    if (event.key === 'Escape') leave();
    else if (event.key === 'ArrowDown') { event.preventDefault(); setAt(Math.min(at + 1, found.length - 1)); }
    else if (event.key === 'ArrowUp') { event.preventDefault(); setAt(Math.max(at - 1, 0)); }
    else if (event.key === 'Enter' && chosen !== undefined && campaign !== undefined) { location.hash = campaignAddress({ campaign, page: 'units', detail: chosen }); leave(); }
  };
  if (campaign === undefined) return null;
  return (
    <div class="search">
      <Icon name="search" />
      <input ref={field} type="text" role="combobox" aria-label={t('searchUnits')} placeholder={t('searchUnits')} autocomplete="off"
        aria-expanded={found.length > 0} aria-controls={`${id}-list`} aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
        value={query} onInput={(event) => { setQuery(event.currentTarget.value); setAt(0); }} onKeyDown={keys} />
      <kbd aria-hidden="true">/</kbd>
      <ul id={`${id}-list`} class="search-list" role="listbox" aria-label={t('searchUnits')} hidden={query.trim() === ''}>
        {found.map(([unit, name], index) => (
          <li key={unit} id={`${id}-${index}`} role="option" aria-selected={index === at}>
            <a tabIndex={-1} href={campaignAddress({ campaign, page: 'units', detail: unit })} onClick={leave}>{name}</a>
          </li>
        ))}
        {found.length === 0 ? <li class="muted search-none" role="option" aria-selected="false" aria-disabled="true">{t('searchNone')}</li> : null}
      </ul>
    </div>
  );
}

function listenForSlash(onSlash: () => void): () => void {
  const listener = (event: KeyboardEvent): void => {
    const isWriting = event.target instanceof Element && event.target.closest('input, textarea, select, dialog') !== null;
    if (event.key !== '/' || isWriting) return;
    event.preventDefault();
    onSlash();
  };
  addEventListener('keydown', listener);
  return () => { removeEventListener('keydown', listener); };
}
