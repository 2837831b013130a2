/** What a window tells the office in hello: the product's own words over the simulated media. */
import { healthOf } from '../../client/kit/store/health.ts';
import type { Health } from '#shared/wire/health.ts';
import type { AppWindow } from './phone.ts';

const room = { isPersisted: true, isInstalled: true, freeBytes: null, usedBytes: null };

export async function toldHealth({ outbox, connection, secondCopy, incidents, media }: AppWindow): Promise<Health> {
  const unsent = await outbox.waiting();
  const device = await connection.read('finished', (work) => work.device.get('this'));
  const mark = media.sentinel.read();
  const finished = Math.max(device?.sequence ?? 0, mark !== undefined && mark.device === device?.id ? mark.sequence : 0);
  return healthOf({ room, unsent, secondCopy: secondCopy ?? 'behind', finished, incidents });
}
