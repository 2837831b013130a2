/**
 * Where and how a person holds interviews: kept under the key of their vault, since it names places
 * and campaigns. Read when the vault opens, forgotten when it is locked. Older versions kept it in
 * clear: that is taken over once and erased.
 */
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { forgetSetting, readSetting } from '../../kit/language/settings.ts';
import type { Store } from '../../kit/store/open-store.ts';
import { readManners, withManner, type Manner, type Manners } from './manner.ts';

export interface Choices {
  /** `placeKey` of the place where interviews are held; empty before one was chosen. */
  readonly place: ReadonlySignal<string>;
  readonly manners: ReadonlySignal<Manners>;
  choosePlace(key: string): Promise<void>;
  /** Keeps a change for the next interviews of `campaign`. */
  chooseManner(campaign: string, change: Partial<Manner>): Promise<void>;
}

const names = { place: 'field.place', manners: 'field.manners' } as const;

export function startChoices({ vault, notes }: Pick<Store, 'vault' | 'notes'>): Choices {
  const place = signal('');
  const manners = signal<Manners>({});
  effect(() => {
    if (vault.state.value === 'open') {
      read(notes).then((kept) => { [place.value, manners.value] = [kept.place, kept.manners]; }, reportError);
    } else {
      [place.value, manners.value] = ['', {}];
    }
  });
  return {
    place, manners,
    choosePlace: (key) => {
      place.value = key;
      return notes.keep(names.place, key);
    },
    chooseManner: (campaign, change) => {
      manners.value = withManner(manners.peek(), campaign, change);
      return notes.keep(names.manners, manners.peek());
    },
  };
}

async function read(notes: Store['notes']): Promise<{ readonly place: string; readonly manners: Manners }> {
  await sealClear(notes);
  const [place, manners] = await Promise.all([notes.read(names.place), notes.read(names.manners)]);
  return { place: typeof place === 'string' ? place : '', manners: readManners(manners) };
}

/** What is sealed already is newer. */
async function sealClear(notes: Store['notes']): Promise<void> {
  for (const name of [names.place, names.manners]) {
    const clear = await readSetting(name);
    if (clear === undefined) continue;
    if (await notes.read(name) === undefined) await notes.keep(name, name === names.place ? clear : parse(clear));
    await forgetSetting(name);
  }
}

function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return {};
  }
}
