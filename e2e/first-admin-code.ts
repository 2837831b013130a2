/** The one-time code that a start without demonstration prints. */
export function firstAdminCode(output: string): string {
  const code = /\b[A-Z0-9]{4}(?:-[A-Z0-9]{4})+\b/.exec(output)?.[0];
  if (code === undefined) throw new Error(`The start printed no code:\n${output}`);
  return code;
}
