/** The campaign that is looked at: its definition, progress and figures, kept fresh by its events. */
import { computed, effect, signal } from '@preact/signals';
import { textIn } from '#shared/kernel/local-text.ts';
import { language } from '../../kit/language/language.ts';
import { listen } from './live.ts';
import { resource } from './resource.ts';
import { route } from './route.ts';
import { readCampaigns, readDefinition, readProgress, readReport, type MethodChoice } from './server.ts';
import { session } from './session.ts';

export const campaigns = resource(async () => (await readCampaigns()).campaigns);

const campaignId = computed(() => ('campaign' in route.value ? route.value.campaign : undefined));
/** The campaign of the address, or on office pages the one looked at last. */
export const currentId = signal<string | undefined>(undefined);
const choice = computed((): MethodChoice => {
  const { aggregation, baseFigure, acrossUnits } = route.value.query;
  return { aggregation, baseFigure, acrossUnits };
});
const choiceKey = computed(() => JSON.stringify(choice.value));

export const definition = resource(() => (currentId.peek() === undefined ? undefined : readDefinition(currentId.peek() ?? '')));
export const progress = resource(() => (currentId.peek() === undefined ? undefined : readProgress(currentId.peek() ?? '')));
export const report = resource(() => (currentId.peek() === undefined ? undefined : readReport(currentId.peek() ?? '', choice.peek())));

/** The line of the campaigns' list that is looked at. */
export const current = computed(() => campaigns.value.value?.find((each) => each.id === currentId.value));

/** Names of units by id, in the language shown. */
export const unitNames = computed(() =>
  new Map((definition.value.value?.units ?? []).map((unit) => [unit.id, textIn(unit.name, language.value)])));

/** Where to begin: the campaign that is open, else the first of the list. */
export const firstCampaign = computed(() => campaigns.value.value?.find((each) => each.status === 'open') ?? campaigns.value.value?.[0]);

/** Reads what changes while responses arrive. */
export function refreshFigures(): void {
  void Promise.all([progress.refresh(), report.refresh(), campaigns.refresh()]);
}

/** Follows address and session; called once. */
export function followCampaign(): void {
  effect(() => { if (campaignId.value !== undefined) currentId.value = campaignId.value; });
  effect(() => { if (session.value) void campaigns.refresh(); });
  effect(() => {
    const isKnown = campaigns.value.value?.some((each) => each.id === currentId.value) ?? true;
    if (campaignId.value === undefined && !isKnown) currentId.value = firstCampaign.value?.id;
  });
  effect(() => {
    const id = currentId.value;
    for (const each of [definition, progress, report]) each.clear();
    if (id === undefined || !session.value) return undefined;
    void Promise.all([definition.refresh(), progress.refresh(), report.refresh()]);
    return listen(id, refreshFigures);
  });
  // Another choice only: what clears the report also reads it, whichever effect runs first.
  effect(() => { if (choiceKey.value !== '' && currentId.peek() !== undefined && session.peek()) void report.refresh(); });
}
