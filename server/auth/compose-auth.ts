/** Joins what people and devices sign in with: one count of wrong attempts for all doors. */
import { createSigners } from '../ingest/signers.ts';
import type { Storage } from '../storage/port.ts';
import { createAccounts } from './accounts.ts';
import { createAttempts } from './attempts.ts';
import { createChallenges } from './challenges.ts';
import { createDesk } from './desk.ts';
import { createDeviceReports } from './device-reports.ts';
import { createDevices } from './devices.ts';
import { createEnrolmentCodes } from './enrolment-codes.ts';
import { createEnrolment } from './enrolment.ts';
import { createFirstAdmin } from './first-admin.ts';
import type { ServerKey } from './keys.ts';
import { createLedgerProof, type LedgerProofParts } from './ledger-proof.ts';
import { createPasswords } from './passwords.ts';

export type Auth = ReturnType<typeof composeAuth>;

export function composeAuth({ storage, serverKey, now, backedUpTo }: {
  readonly storage: Storage; readonly serverKey: ServerKey; readonly now: () => number;
} & Pick<LedgerProofParts, 'backedUpTo'>) {
  const [passwords, attempts] = [createPasswords(), createAttempts(now)];
  const signers = createSigners(storage);
  const ledgerProof = createLedgerProof({ storage, serverKey, now, backedUpTo });
  const codes = createEnrolmentCodes({ storage, serverKey, now });
  const devices = createDevices({ storage, signers, serverKey, challenges: createChallenges(now), ledgerProof, now });
  return {
    passwords, signers, devices, ledgerProof, codes,
    deviceReports: createDeviceReports({ storage, now }),
    desk: createDesk({ storage, passwords, attempts, now }),
    firstAdmin: createFirstAdmin({ storage, passwords, attempts }),
    enrolment: createEnrolment({ storage, passwords, attempts, codes, serverKey, now }),
    accounts: createAccounts({ storage, passwords, onChanged: devices.changed }),
  };
}
