/** What the start prints, in the language of whoever started it. */
import { fill } from '#shared/languages/fill.ts';
import { terminal as english } from '#shared/languages/en/terminal.ts';
import type { Language } from '#shared/languages/registry.ts';
import { terminal as vietnamese } from '#shared/languages/vi/terminal.ts';

export type TerminalWords = typeof vietnamese;

export const terminalWords: Readonly<Record<Language, TerminalWords>> = { vi: vietnamese, en: english };

/** The same in every demonstration and printed in public: meant for nothing else. */
const demonstrationPassword = 'hai-long-demo';

export interface Announcement {
  readonly origin: string;
  readonly host: string;
  readonly isHttps: boolean;
  readonly hasDemonstration: boolean;
  readonly firstAdminCode: string | undefined;
}

export function announcementLines(words: TerminalWords, given: Announcement): string[] {
  const { origin, host, isHttps, hasDemonstration, firstAdminCode } = given;
  return [
    words.ready, '',
    fill(words.admin, { address: `${origin}/admin/` }),
    fill(words.field, { address: `${origin}/field/` }),
    fill(words.kiosk, { address: `${origin}/kiosk/` }), '',
    ...(hasDemonstration ? demonstrationLines(words) : []),
    ...(firstAdminCode === undefined ? [] : [fill(words.firstAdmin, { code: firstAdminCode }), '']),
    ...(host === '127.0.0.1' || host === 'localhost' || host === '::1' ? [fill(words.onlyHere, { host })] : []),
    ...(isHttps ? [] : [words.phonesNeedHttps]),
  ];
}

function demonstrationLines(words: TerminalWords): string[] {
  return [
    words.demonstration,
    fill(words.logins, { password: demonstrationPassword }),
    fill(words.loginAdmin, { login: 'quantri' }), fill(words.loginSupervisor, { login: 'giamsat' }),
    fill(words.loginEnumerator, { login: 'dieutra' }), fill(words.loginViewer, { login: 'theodoi' }),
    fill(words.loginAuditor, { login: 'kiemtoan' }), '',
  ];
}
