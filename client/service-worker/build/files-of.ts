/** Every file that a page may ever load: its scripts, those they fetch later, their styles, and the fonts of these. */
import type { Rolldown } from 'vite';

/** The apps that work offline. */
export const apps = ['field', 'kiosk'] as const;
/** What each of them loads beside its own. */
export const ofEveryApp = ['browser-check.js', 'icons/mark.svg'];

export async function filesOf(
  page: string, bundle: Rolldown.OutputBundle, read: (path: string) => Promise<string>,
): Promise<string[]> {
  const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
  const entry = chunks.find((each) => each.isEntry && each.facadeModuleId?.endsWith(`/client/${page}`));
  const scripts = new Set<string>();
  const waiting = entry === undefined ? [] : [entry.fileName];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (scripts.has(name)) continue;
    scripts.add(name);
    const chunk = chunks.find((each) => each.fileName === name);
    waiting.push(...(chunk?.imports ?? []), ...(chunk?.dynamicImports ?? []));
  }
  const styles = new Set(chunks.filter((each) => scripts.has(each.fileName)).flatMap(stylesOf));
  const fonts = new Set<string>();
  for (const style of styles) for (const font of fontsIn(await read(style))) fonts.add(font);
  return [...scripts, ...styles, ...fonts];
}

function stylesOf(chunk: Rolldown.OutputChunk): string[] {
  return [...(chunk.viteMetadata?.importedCss ?? [])];
}

function fontsIn(css: string): string[] {
  return [...css.matchAll(/url\(["']?\/(assets\/[^"')]+\.woff2)/g)].map((match) => match[1] ?? '');
}
