/** The units before and after one in its group's ranking, so that a reader can walk along it. */
export function neighbours(ids: readonly string[], id: string): { readonly previous: string | undefined; readonly next: string | undefined } {
  const at = ids.indexOf(id);
  return { previous: at > 0 ? ids[at - 1] : undefined, next: at >= 0 ? ids[at + 1] : undefined };
}
