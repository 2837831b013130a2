/** Puts values into a catalogue's text: `fill('{count} phiếu', { count: 3 })` is `3 phiếu`. A value that is not given leaves its name in braces. */
export function fill(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
