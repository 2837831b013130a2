/**
 * The vault: what the PIN of a person opens on this device, that is their drafts and assignments.
 * Finished responses are not in it: they are sealed for the office, and no PIN opens them.
 *
 * The key is in the memory of this window while the vault is open, and nowhere else in clear. Every
 * start of the app finds the vault locked. The kiosk has no person: its key is bound to the device.
 */
import { computed, signal } from '@preact/signals';
import { assert, required } from '#shared/kernel/assert.ts';
import { inTurn } from './in-turn.ts';
import { lockKey, pinFault, vaultKeyBytes } from './pin.ts';
import { isUsedUp, triesMax, waitUntil } from './tries.ts';
import { lockName, tryPin, type Tried } from './try-pin.ts';
import { VaultLocked } from './vault-locked.ts';
import type { OpenKey, VaultRow, VaultShelf } from './vault-rows.ts';
import type { Outcome, Vault, VaultState } from './vault-state.ts';

export interface VaultParts {
  readonly shelf: VaultShelf;
  readonly now: () => number;
  /** Before a vault counts as open: what an older version left in clear is sealed. */
  readonly onOpening: (key: OpenKey) => Promise<void>;
  /** After locks were made, changed or destroyed: copies of the former ones go. */
  readonly onChanged: () => void;
  /** After the vault in use was destroyed. */
  readonly onDestroyed: () => Promise<void>;
}

const kioskOwner = '';
const aesGcm = { name: 'AES-GCM', length: 256 } as const;

export class VaultKeeper implements Vault {
  readonly #parts: VaultParts;
  readonly #owner = signal<string | undefined>(undefined);
  readonly #rows = signal<readonly VaultRow[] | undefined>(undefined);
  readonly #inUse = computed(() => this.#rows.value?.find((each) => each.standing !== 'former'));
  readonly #oneByOne = inTurn();
  /** The key of the open vault. */
  readonly openKey = signal<OpenKey | undefined>(undefined);
  readonly formerDrafts = signal(0);
  readonly mayReplace = signal(false);
  readonly state = computed(() => this.#standing());
  readonly triesLeft = computed(() => Math.max(0, triesMax - (this.#inUse.value?.tries ?? 0)));

  constructor(parts: VaultParts) {
    this.#parts = parts;
  }

  /** Throws `VaultLocked` while the vault is not open. */
  key(): OpenKey {
    const open = this.openKey.peek();
    if (open === undefined) throw new VaultLocked();
    return open;
  }

  /** Whose vault it is; undefined when nobody is signed in. Another person's key is dropped. */
  async serve(owner: string | undefined): Promise<void> {
    if (owner === this.#owner.peek()) return;
    this.#owner.value = owner;
    this.#rows.value = undefined;
    this.openKey.value = undefined;
    this.mayReplace.value = false;
    await this.look();
  }

  /** The kiosk's vault: open at once, by a key that is bound to the device. */
  serveKiosk(): Promise<void> {
    return this.#oneByOne(async () => {
      if (this.openKey.peek()?.owner === kioskOwner) return;
      this.#owner.value = kioskOwner;
      const kept = (await this.#parts.shelf.ofOwner(kioskOwner)).find((each) => each.deviceKey !== undefined);
      const key = kept?.deviceKey ?? await crypto.subtle.generateKey(aesGcm, false, ['encrypt', 'decrypt']);
      const row = kept ?? { ...newRow(kioskOwner), deviceKey: key };
      if (kept === undefined) await this.#parts.shelf.add(row);
      await this.#open(row, key);
    });
  }

  /** After a sign-in with a network. */
  allowNewPin(): void {
    this.mayReplace.value = true;
  }

  /** Reads the person's vaults again: another window may have changed them. */
  async look(): Promise<void> {
    const owner = this.#owner.peek();
    const rows = owner === undefined ? undefined : await this.#parts.shelf.ofOwner(owner);
    const drafts = await this.#parts.shelf.draftsUnder(formerOf(rows).map((each) => each.id));
    if (this.#owner.peek() !== owner) return;
    const open = this.openKey.peek();
    if (open !== undefined && !rows?.some((each) => each.id === open.id && each.standing === 'current')) this.openKey.value = undefined;
    this.formerDrafts.value = drafts;
    this.#rows.value = rows;
  }

  lock(): void {
    this.openKey.value = undefined;
  }

  setPin(pin: string): Promise<void> {
    return this.#oneByOne(async () => {
      const owner = required(this.#owner.peek(), 'A PIN is set by a person who is signed in.');
      assert(pinFault(pin) === undefined, 'A new PIN is a good one.');
      await this.look();
      assert(['none', 'destroyed'].includes(String(this.state.peek())) || this.mayReplace.peek(), 'A PIN is replaced after a sign-in with a network.');
      const bytes = crypto.getRandomValues(new Uint8Array(vaultKeyBytes));
      const row = newRow(owner);
      await this.#parts.shelf.add({ ...row, lock: await lockKey(pin, bytes, lockName(row)) });
      await this.#open(row, await keyFrom(bytes));
      this.#parts.onChanged();
    });
  }

  unlock(pin: string): Promise<Outcome> {
    return this.#oneByOne(() => this.#tryInUse(pin, async (row, bytes) => this.#open(row, await keyFrom(bytes))));
  }

  changePin(old: string, fresh: string): Promise<Outcome> {
    return this.#oneByOne(() => this.#tryInUse(old, async (row, bytes) => {
      assert(pinFault(fresh) === undefined, 'A new PIN is a good one.');
      const lock = await lockKey(fresh, bytes, lockName(row));
      await this.#parts.shelf.change(row.id, (latest) => ({ ...latest, lock }));
      await this.#open(row, await keyFrom(bytes));
      this.#parts.onChanged();
    }));
  }

  recoverFormer(pin: string): Promise<Outcome> {
    return this.#oneByOne(async () => {
      const to = this.key();
      const outcomes: Outcome[] = [];
      for (const row of formerOf(this.#rows.peek())) {
        const tried = await this.#try(row, pin);
        if (tried.outcome === 'open') await this.#parts.shelf.carryOver({ id: row.id, owner: row.owner, key: await keyFrom(tried.bytes) }, to);
        outcomes.push(tried.outcome);
      }
      await this.look();
      this.#parts.onChanged();
      return (['open', 'wrong', 'waiting'] as const).find((each) => outcomes.includes(each)) ?? 'destroyed';
    });
  }

  forgetFormer(): Promise<void> {
    return this.#oneByOne(async () => {
      for (const { id } of formerOf(this.#rows.peek())) await this.#parts.shelf.remove(id);
      await this.look();
      this.#parts.onChanged();
    });
  }

  async #tryInUse(pin: string, use: (row: VaultRow, bytes: Uint8Array<ArrayBuffer>) => Promise<void>): Promise<Outcome> {
    await this.look();
    const row = required(this.#inUse.peek(), 'There is a vault to be opened.');
    if (row.standing === 'destroyed') return 'destroyed';
    const tried = await this.#try(row, pin);
    if (tried.outcome === 'open') await use(row, tried.bytes);
    else await this.look();
    if (tried.outcome !== 'destroyed') return tried.outcome;
    await this.#parts.onDestroyed();
    this.#parts.onChanged();
    return 'destroyed';
  }

  #try(row: VaultRow, pin: string): Promise<Tried> {
    return tryPin(this.#parts.shelf, row, { pin, nowMs: this.#parts.now() });
  }

  async #open(row: VaultRow, key: CryptoKey): Promise<void> {
    const open = { id: row.id, owner: row.owner, key };
    await this.#parts.onOpening(open);
    if (this.#owner.peek() === row.owner) this.openKey.value = open;
    this.mayReplace.value = false;
    await this.look();
  }

  #standing(): VaultState {
    const row = this.#inUse.value;
    const open = this.openKey.value;
    if (this.#rows.value === undefined) return 'unknown';
    if (row === undefined) return 'none';
    if (row.standing === 'destroyed' || isUsedUp(row)) return 'destroyed';
    if (open?.id === row.id) return 'open';
    const waitUntilMs = waitUntil(row, this.#parts.now());
    return waitUntilMs === 0 ? 'locked' : { waitUntilMs };
  }
}

function newRow(owner: string): VaultRow {
  return { id: crypto.randomUUID(), owner, standing: 'current', tries: 0, waitUntilMs: 0 };
}

function formerOf(rows: readonly VaultRow[] | undefined): readonly VaultRow[] {
  return rows?.filter((each) => each.standing === 'former') ?? [];
}

/** The vault's own key for use; its bytes cannot be had from it again. */
function keyFrom(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}
