/**
 * What devices finished and never brought: a device numbers its envelopes 1, 2, 3 …, so a number
 * that is not here below one that is, or below the highest that it told of, is missing. Each also
 * names the hash of the one before, so that what was put in, swapped or forgotten between shows.
 */
import type { Scope } from '#shared/campaign/model.ts';
import type { Connection } from '../tables/connection.ts';
import { lastReport, toldFinished, toldSince } from '../tables/device-reports/queries.ts';
import { prepareSequences, type SequenceStatements } from '../tables/envelopes/sequences.ts';
import { mostGaps, type DeviceGaps, type MissingNumbers } from './ledger-port.ts';
import { devicesIn } from './people.ts';
import type { Device } from './port.ts';

export function createGaps(connection: Connection): (campaign: string, scope: Scope) => DeviceGaps[] {
  const sequences = prepareSequences(connection);
  return (campaign, scope) => devicesIn(connection, campaign, scope).map((device) => gapsOfDevice(connection, sequences, device));
}

function gapsOfDevice(connection: Connection, sequences: SequenceStatements, { id, account, kind, isRevoked }: Device): DeviceGaps {
  const { received, highest } = sequences.summary(id);
  const finished = Math.max(highest, toldFinished(connection, id));
  const inner = sequences.gaps(id, mostGaps);
  const tail: MissingNumbers[] = finished > highest && inner.length < mostGaps
    ? [{ from: highest + 1, to: finished, sinceMs: toldSince(connection, id, highest + 1) }] : [];
  return {
    device: id, account, kind, isRevoked, finished, received,
    missing: [...inner, ...tail], missingCount: finished - received,
    doubled: sequences.doubled(id, mostGaps), broken: sequences.broken(id, mostGaps), report: lastReport(connection, id) ?? null,
  };
}
