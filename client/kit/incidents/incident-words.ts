/** What an incident means, in words: what happened, how many responses, what came back, and the one next step. */
import { incidents } from '#shared/languages/vi/incidents.ts';
import { defineWords } from '../language/words.ts';
import type { Incident } from '../store/incidents.ts';

export const { t } = defineWords(incidents, { en: async () => (await import('#shared/languages/en/incidents.ts')).incidents });

/** One incident, sentence by sentence; of drafts only where the app keeps any. */
export function sentencesOf({ kind, count }: Pick<Incident, 'kind' | 'count'>, hasDrafts: boolean): string[] {
  const brought = count > 0 ? t('broughtBack', { count }) : t('broughtBackNone');
  switch (kind) {
    case 'shelf_emptied':
    case 'shelf_replaced': return [t(kind), brought, ...(hasDrafts ? [t('draftsGone')] : [])];
    case 'shelf_shortened': return [t(kind), brought, ...(hasDrafts ? [t('draftsOlder')] : [])];
    case 'response_altered': return [t(kind), brought];
    case 'journal_damaged': return [t(kind, { count }), t('journal_damagedThen')];
    case 'responses_lost': return [t(kind, { count }), t('responses_lostThen')];
    case 'identity_lost': return [t(kind), t('identity_lostThen')];
  }
}

/** What comes first for the person, whatever else happened. */
export function nextStepOf(list: readonly Incident[], device: string): string {
  const lost = lostIn(list);
  if (lost > 0) return device === '' ? t('nextLostBare', { count: lost }) : t('nextLost', { count: lost, device: device.slice(0, 8) });
  return t(list.some((each) => each.kind === 'identity_lost') ? 'nextIdentity' : 'nextSend');
}

export function titleOf(list: readonly Incident[]): string {
  return t(lostIn(list) > 0 ? 'titleLost' : 'title');
}

function lostIn(list: readonly Incident[]): number {
  return list.filter((each) => each.kind === 'responses_lost').reduce((sum, each) => sum + each.count, 0);
}
