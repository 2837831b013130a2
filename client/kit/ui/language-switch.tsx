/** Languages by their own names; the chosen one is pressed. */
export function LanguageSwitch<Code extends string>({ label, languages, chosen, onChoose }: {
  readonly label: string;
  readonly languages: readonly { readonly code: Code; readonly name: string }[];
  readonly chosen: Code;
  onChoose(code: Code): void;
}) {
  return (
    <div class="switch" role="group" aria-label={label}>
      {languages.map((each) => (
        <button key={each.code} type="button" class="switch-cell" lang={each.code} aria-pressed={each.code === chosen}
          onClick={() => onChoose(each.code)}>{each.name}</button>
      ))}
    </div>
  );
}
