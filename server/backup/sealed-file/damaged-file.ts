/** Why a file of a backup cannot be used. */
export type Damage =
  /** No file of a backup, or one of a later format. */
  | 'not_ours'
  /** Cut off, altered, or put together from others. */
  | 'damaged'
  /** The server that it names did not sign it. */
  | 'signature_bad'
  /** Sealed to none of the keys at hand. */
  | 'key_unknown'
  /** Opened well, but what is inside is no database of this program, or not whole. */
  | 'content_bad'
  /** Made by a later version of this program. */
  | 'newer_version';

export class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
  constructor(readonly damage: Damage) {
    super(damage);
  }
}
