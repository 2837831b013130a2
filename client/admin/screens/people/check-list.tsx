import { useState } from 'preact/hooks';
import { filterRows } from '../../figures/table-rows.ts';
import { t } from '../../state/words.ts';

interface CheckListProps {
  readonly label: string;
  readonly note: string | undefined;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
}

const mostShown = 100;

/** Chooses several of many by name; what is chosen stands first. */
export function CheckList({ label, note, choices, chosen, onChange }: CheckListProps) {
  const [query, setQuery] = useState('');
  const found = filterRows(choices, (each) => each.name, query).slice(0, mostShown);
  const shown = [...choices.filter((each) => chosen.includes(each.id)), ...found.filter((each) => !chosen.includes(each.id))];
  const toggle = (id: string): void => onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <fieldset class="check-list">
      <legend>{label}{note === undefined ? null : <span class="muted"> · {note}</span>}</legend>
      <input class="desk-input" type="search" aria-label={t('filterTable')} placeholder={t('filterTable')} value={query} onInput={(event) => setQuery(event.currentTarget.value)} />
      <div class="check-scroll">
        {shown.map((each) => <label key={each.id} class="check"><input type="checkbox" checked={chosen.includes(each.id)} onChange={() => toggle(each.id)} />{each.name}</label>)}
      </div>
    </fieldset>
  );
}
