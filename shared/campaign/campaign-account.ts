/**
 * A person's account as a campaign file gives it: a login, a role and what they work on. The
 * password is there only on the way in; nothing that is written out holds one.
 */
import type { Role } from './model.ts';

export interface CampaignAccount {
  /** NFC; unique without regard to case. */
  readonly login: string;
  readonly role: Role;
  /** Null when none was given: the account exists and cannot sign in until an admin sets one. */
  readonly password: string | null;
  /** Units whose figures they may see. */
  readonly units: 'all' | readonly string[];
  /** Places assigned to an enumerator; empty for every other role. */
  readonly places: readonly string[];
}
