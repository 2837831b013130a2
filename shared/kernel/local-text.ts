/**
 * A text that people read, by language. Vietnamese is the reference and always there; another
 * language is a translation, and where it is missing the Vietnamese is shown.
 */
export interface LocalText {
  readonly vi: string;
  readonly [language: string]: string | undefined;
}

/** The text in `language`, else in Vietnamese. */
export function textIn(text: LocalText, language: string): string {
  return text[language] ?? text.vi;
}
