/** What the tablet is for: read from the store, so that it works without a network from the first start. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import type { Store } from '../../kit/store/open-store.ts';
import type { Sync } from '../../kit/sync/start-sync.ts';
import type { Centre } from './current-rating.ts';

/** Undefined until the campaign and, later in the same sync, its questionnaire have been fetched. */
export function useCentre(store: Store, sync: Sync): Centre | undefined {
  const device = store.live.device.value;
  const campaign = store.live.campaigns.value?.find((each) => each.id === device?.kiosk?.campaign);
  const place = campaign?.places.find((each) => each.id === device?.kiosk?.place);
  const questionnaire = useSignal<Questionnaire | undefined>(undefined);
  const hash = campaign?.questionnaire.hash;
  useEffect(() => {
    if (hash !== undefined) store.campaigns.questionnaire(hash).then((found) => { questionnaire.value = found; }, reportError);
  }, [hash, sync.state.value]);
  if (!device || campaign === undefined || place === undefined || questionnaire.value === undefined) return undefined;
  return { device: device.id, campaign, place, questionnaire: questionnaire.value };
}
