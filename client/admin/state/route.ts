/**
 * Addresses of the console. They live behind the `#`, so that a reload or a copied address opens
 * the same page whatever the server's routes are: `#/c/sao-mai-2026/units/so-noi-vu?group=so`.
 */
import { computed, signal } from '@preact/signals';

const campaignPages = ['overview', 'collection', 'ranking', 'units', 'formula', 'announcement', 'questionnaire', 'downloads'] as const;
export type CampaignPage = (typeof campaignPages)[number];
const officePages = ['campaigns', 'people', 'server'] as const;
export type OfficePage = (typeof officePages)[number];

export type Query = Readonly<Record<string, string>>;
export type Route =
  | { readonly page: CampaignPage; readonly campaign: string; readonly detail: string; readonly query: Query }
  | { readonly page: OfficePage; readonly query: Query }
  | { readonly page: 'start'; readonly query: Query };

/** Reads an address; anything unknown leads to the start. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?');
  const query: Query = Object.fromEntries(new URLSearchParams(search));
  const [first = '', campaign = '', page = '', detail = ''] = path.split('/').map(decode);
  const office = officePages.find((each) => each === first);
  if (office !== undefined) return { page: office, query };
  if (first !== 'c' || campaign === '') return { page: 'start', query };
  return { page: campaignPages.find((each) => each === page) ?? 'overview', campaign, detail, query };
}

/** Writes the address of a campaign's page. */
export function campaignAddress(to: { readonly campaign: string; readonly page: CampaignPage; readonly detail?: string; readonly query?: Query }): string {
  const path = ['c', to.campaign, to.page, ...(to.detail === undefined ? [] : [to.detail])].map(encodeURIComponent).join('/');
  return `#/${path}${searchOf(to.query ?? {})}`;
}

export function officeAddress(page: OfficePage): string {
  return `#/${page}`;
}

const hash = signal(typeof location === 'undefined' ? '' : location.hash);
export const route = computed(() => parseRoute(hash.value));

/** Follows the address bar; returns how to stop. */
export function followAddress(): () => void {
  const read = (): void => { hash.value = location.hash; };
  addEventListener('hashchange', read);
  read();
  return () => { removeEventListener('hashchange', read); };
}

/** Changes what a page shows of itself (a tab, a parameter) without adding to the history. */
export function replaceQuery(change: Readonly<Record<string, string | undefined>>): void {
  const kept = Object.entries({ ...route.value.query, ...change }).filter((each): each is [string, string] => each[1] !== undefined);
  const [path] = location.hash.split('?');
  history.replaceState(history.state, '', `${path === '' || path === undefined ? '#/' : path}${searchOf(Object.fromEntries(kept))}`);
  hash.value = location.hash;
}

function searchOf(query: Query): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? '' : `?${text}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A broken escape in a typed address names nothing.
    return '';
  }
}
