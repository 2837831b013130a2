/** Thrown where drafts or assignments are asked for while the vault of the person is not open. */
export class VaultLocked extends Error {
  override readonly name = 'VaultLocked';
  constructor() {
    super('The vault is not open.');
  }
}
