/**
 * Tells the office how a device stands, in its session: nobody else can. A report that fails changes
 * nothing of the run; the next one says the same.
 */
import type { Health } from '#shared/wire/health.ts';
import type { DeviceReport } from '#shared/wire/device-reports.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import { noContent, sendOver } from '../api/send.ts';
import type { DeviceRow } from '../store/rows.ts';
import type { Session, SyncPorts } from './ports.ts';
import { timeoutMsFor } from '../api/time-limit.ts';

export async function report(ports: SyncPorts, session: Session, device: DeviceRow): Promise<void> {
  await tell(ports, session, device).catch(unheard);
}

async function tell({ store, transport, health, appVersion }: SyncPorts, session: Session, device: DeviceRow): Promise<void> {
  // Health is of the device in use: under another's name it would tell of numbers that were never given.
  const isInUse = device.key === 'this';
  const body: DeviceReport = {
    protocolVersion, appVersion,
    waiting: (await store.outbox.waiting(isInUse ? undefined : device.id)).length,
    health: isInUse ? await health().catch(unknownHealth) ?? null : null,
  };
  const timeoutMs = timeoutMsFor(JSON.stringify(body).length);
  await session.within((token) => sendOver(transport, { path: '/api/device-reports', body, token, reply: noContent, timeoutMs }));
}

function unheard(): void {
  return undefined;
}

function unknownHealth(): Health | undefined {
  return undefined;
}
