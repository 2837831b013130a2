/**
 * Opens the store of an app and says how it stands. Another window with an older version can hold
 * an upgrade up, and an upgrade elsewhere closes this one: both are states a person can act on.
 * Nothing is shown before the three copies of the envelopes were compared.
 */
import { signal } from '@preact/signals';
import type { Vault } from '../vault/vault-state.ts';
import { takeCare, type Care } from './care.ts';
import type { Campaigns } from './campaigns.ts';
import type { Database } from './database.ts';
import type { DeviceStore } from './device.ts';
import { dexieShelf } from './dexie-shelf.ts';
import type { Drafts } from './drafts.ts';
import { finishLock, type SecondCopy } from './finish.ts';
import { incidentNotes } from './incidents.ts';
import { JournalAbsent } from './journal/journal.ts';
import { watch, type Live } from './live.ts';
import { pointerIn, type PointerNote } from './open-best.ts';
import { openDatabase } from './open-database.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { persistOnce } from './persist.ts';
import type { AppName } from './rows.ts';
import type { Notes } from './sealed-notes.ts';
import { emptyMark, sentinelIn } from './sentinel.ts';
import { checkAtStart, type StartMedia } from './start-up.ts';
import { isDamage } from './store-errors.ts';
import { storeState } from './store-state.ts';
import { browserSurroundings, type Surroundings } from './surroundings.ts';
import { vaultedStore, type VaultedStore } from './vaulted-store.ts';

export { storeState, type StoreState } from './store-state.ts';

export interface Store extends Care {
  readonly app: AppName;
  readonly device: DeviceStore;
  readonly campaigns: Campaigns;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly notes: Notes;
  readonly vault: Vault;
  readonly live: Live;
  close(): void;
}

/** Hangs as long as another window blocks an upgrade: screens say so by `storeState`. */
export async function openStore(app: AppName, around: Surroundings = browserSurroundings(app)): Promise<Store> {
  storeState.value = 'opening';
  const pointer = pointerIn(around.texts, `hailong-${app}-database`);
  try {
    const store = await open(app, around, pointer);
    storeState.value = 'open';
    return store;
  } catch (error) {
    if (!['replaced', 'newer'].includes(storeState.peek())) storeState.value = 'failed';
    around.files.close();
    throw error;
  }
}

async function open(app: AppName, around: Surroundings, pointer: PointerNote): Promise<Store> {
  const { database, isReplacement } = await openDatabase({
    placeOf: around.placeOf, wait: around.wait, pointer,
    events: {
      onBlocked: () => { storeState.value = 'blocked'; },
      onReplaced: () => { storeState.value = 'replaced'; },
      // Met again by a window that had to let go before, it is still that other window's doing.
      onNewer: () => { storeState.value = ['open', 'replaced'].includes(storeState.peek()) ? 'replaced' : 'newer'; },
      onGone: () => { storeState.value = 'failed'; },
    },
  });
  const { report, silence } = reporter(around);
  const vaulted = vaultedStore({ app, database, files: around.files.smallFiles, lock: around.lock, now: around.now, onError: report });
  const secondCopy = secondCopySignal();
  const media = mediaOf({ app, database, around, onSecondCopy: secondCopy.note });
  const opening = { isFresh: database.isFresh, isReplacement, devices: async () => (await vaulted.device.all()).map((each) => each.id) };
  if (isReplacement || (await opening.devices()).length === 0) await vaulted.kit.restore(media.sentinel.read()?.device || undefined).catch(() => false);
  const checked = await checkAtStart(media, opening);
  if (checked.secondCopy !== undefined) secondCopy.note(checked.secondCopy);
  const onReadError = readErrors(pointer);
  const watching = watch({ database, shelf: media.shelf, vault: vaulted.vault, keys: vaulted.keys, onError: onReadError });
  const device = markedDevice(vaulted.device, media);
  const outbox = createOutbox({ ...media, ...vaulted.sealer, onAdded: (response) => vaulted.finishing(response).catch(report) });
  const { care, stop } = takeCare({
    media, opening, checked, device, outbox, live: watching.live, onError: report,
    secondCopy: secondCopy.state, noteSecondCopy: secondCopy.note,
  });
  const stops = [silence, watching.stop, stop, vaulted.follow(watching.live.device), () => around.files.close(), () => database.close()];
  return {
    ...care, app, device, live: watching.live,
    campaigns: vaulted.campaigns, drafts: vaulted.drafts, notes: vaulted.notes, vault: vaulted.vault,
    outbox: withAfterCare(outbox, { persist: persistOnce(device), forget: vaulted.finished, report }),
    close: () => {
      storeState.value = 'opening';
      stops.forEach((each) => each());
    },
  };
}

interface MediaParts {
  readonly app: AppName;
  readonly database: Database;
  readonly around: Surroundings;
  readonly onSecondCopy: (state: SecondCopy) => void;
}

function mediaOf({ app, database, around: { files, texts, lock, now, wait, idle }, onSecondCopy }: MediaParts): StartMedia & Pick<Surroundings, 'wait' | 'idle'> {
  return {
    app, lock, now, wait, idle, onSecondCopy,
    shelf: dexieShelf(database),
    journal: files.journal,
    sentinel: sentinelIn(texts, `hailong-${app}-sentinel`),
    notes: incidentNotes(texts, `hailong-${app}-incidents`),
  };
}

/** A device without files is no error, its health says so; nor is work that closing cut short. */
function reporter({ report }: Surroundings): { report(error: unknown): void; silence(): void } {
  let isOpen = true;
  return {
    report: (error) => { if (isOpen && !(error instanceof JournalAbsent)) report(error); },
    silence: () => { isOpen = false; },
  };
}

/** Once something is missing from the second copy it stays so until the next start has repaired it. */
function secondCopySignal() {
  const state = signal<SecondCopy | undefined>(undefined);
  return { state, note: (next: SecondCopy): void => { if (state.peek() !== 'behind') state.value = next; } };
}

/** The next start reads the database through, and takes another one if it cannot. */
function readErrors(pointer: PointerNote): (error: unknown) => void {
  return (error) => {
    if (storeState.peek() !== 'open') return;
    if (isDamage(error)) pointer.write({ ...pointer.read(), failedStarts: 1 });
    storeState.value = 'failed';
  };
}

/** The sentinel knows who the device is from enrolment on: keys that vanish later are missed. */
function markedDevice(device: DeviceStore, media: StartMedia): VaultedStore['device'] {
  return {
    ...device,
    enrol: async (row) => {
      await device.enrol(row);
      const sequence = (await device.get())?.sequence ?? 0;
      await media.lock(finishLock(media.app), async () => media.sentinel.write({ ...media.sentinel.read() ?? emptyMark, device: row.id, sequence }));
    },
  };
}

interface AfterCare {
  readonly persist: () => Promise<void>;
  readonly forget: (id: string) => Promise<void>;
  readonly report: (error: unknown) => void;
}

/** After a finish the store is asked to last and the key of the draft goes; it fails for neither. */
function withAfterCare(outbox: Outbox, { persist, forget, report }: AfterCare): Outbox {
  return {
    ...outbox,
    finish: async (response) => {
      const item = await outbox.finish(response);
      persist().catch(report);
      forget(response.id).catch(report);
      return item;
    },
  };
}
