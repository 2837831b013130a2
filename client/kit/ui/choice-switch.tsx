/** A few exclusive settings beside each other (mode, text size); the chosen one is pressed. */
export function ChoiceSwitch<Value extends string>({ label, choices, chosen, onChoose }: {
  readonly label: string;
  readonly choices: readonly { readonly value: Value; readonly name: string }[];
  readonly chosen: Value | undefined;
  onChoose(value: Value): void;
}) {
  return (
    <div class="switch" role="group" aria-label={label}>
      {choices.map((each) => (
        <button key={each.value} type="button" class="switch-cell" aria-pressed={each.value === chosen}
          onClick={() => onChoose(each.value)}>{each.name}</button>
      ))}
    </div>
  );
}
