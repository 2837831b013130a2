import { useId } from 'preact/hooks';

/** Chooses one file from the desk. */
export function FileField({ label, accept, onFile }: { readonly label: string; readonly accept: string; onFile(file: File | undefined): void }) {
  const id = useId();
  return (
    <div class="text-field">
      <label for={id}>{label}</label>
      <input id={id} class="file-input" type="file" accept={accept} onChange={(event) => onFile(event.currentTarget.files?.[0])} />
    </div>
  );
}
