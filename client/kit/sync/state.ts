/** How the exchange with the server stands. */

/**
 * - `offline`: no answer, or one that anybody could have given, which is normal; tried again by itself;
 * - `wrong_server`: whoever answered could not prove, time after time, to be the server enrolled with, nothing was sent;
 * - `signed_out`: nobody is signed in on this device; `unknown_device`: sign in once more;
 * - `revoked`: the office withdrew the device, what it holds is kept;
 * - `failed`: the server answered with a problem of its own.
 */
export type SyncState =
  | 'idle' | 'syncing' | 'offline' | 'wrong_server' | 'signed_out' | 'unknown_device' | 'revoked' | 'failed';

/** Thrown inside a run to end it in a state. */
export class RunEnded extends Error {
  override readonly name = 'RunEnded';
  constructor(readonly state: SyncState) {
    super(state);
  }
}
