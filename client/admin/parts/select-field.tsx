/** One of several values, under its label. */
export function SelectField({ label, value, choices, onChoose }: {
  readonly label: string; readonly value: string; readonly choices: readonly (readonly [string, string])[]; onChoose(value: string): void;
}) {
  return (
    <label class="desk-field"><span>{label}</span>
      <select class="desk-input" value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {choices.map(([each, name]) => <option key={each} value={each}>{name}</option>)}
      </select>
    </label>
  );
}
