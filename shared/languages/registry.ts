/** The languages there are. Adding one is a folder and a line here. */
export const languages = ['vi', 'en'] as const;

export type Language = (typeof languages)[number];

/** Names of the languages in themselves, for switches. */
export const languageNames: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English' };
