import { useId, useState } from 'preact/hooks';
import { Icon } from '../../kit/ui/icon.tsx';
import { t } from '../state/words.ts';

/** Chooses one file from the desk, any where no `accept` is given; its own words stand in place of the browser's. */
export function FileField({ label, accept, onFile }: { readonly label: string; readonly accept?: string; onFile(file: File | undefined): void }) {
  const id = useId();
  const [name, setName] = useState<string | undefined>(undefined);
  const choose = (file: File | undefined): void => {
    setName(file?.name);
    onFile(file);
  };
  return (
    <div class="desk-field file-field">
      <span id={`${id}-label`}>{label}</span>
      <input id={id} class="only-heard" type="file" accept={accept} aria-labelledby={`${id}-label`} onChange={(event) => choose(event.currentTarget.files?.[0])} />
      <label class="button button-plain button-compact" for={id}><Icon name="draft" />{name ?? t('chooseFile')}</label>
    </div>
  );
}
