/** The server is killed under load, again and again: what it acknowledged is stored, byte for byte, once. */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { seededRandom } from '../../shared/kernel/random.ts';
import { handIn, isFull } from '../proof/figures.ts';
import { removeFolder, startServer } from '../server.ts';
import { options, startWithCampaign } from './campaign-server.ts';
import { depositUntilRefused, differentReceipts, emptyOutboxes, lossesOf, makePhone, verifyOffline } from './fleet.ts';

const [kills, phones, verifyEvery] = [isFull ? 200 : 4, 4, isFull ? 10 : 2];

test('what was acknowledged before a kill is stored after it, byte for byte and once, and the ledger verifies', async () => {
  test.setTimeout(120_000 + kills * 15_000);
  let { server } = await startWithCampaign();
  const { data } = server;
  const fleet = await Promise.all(Array.from({ length: phones }, (_, index) => makePhone(server.origin, `phone ${index}`)));
  const random = seededRandom('kills');
  let different = 0;
  let verified = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    const work = fleet.map(depositUntilRefused);
    await wait(60 + random.integer(500));
    await server.kill();
    await Promise.all(work);
    server = await startServer({ data, port: server.port, options });
    different += await differentReceipts(fleet[kill % phones]!);
    if (kill % verifyEvery !== 0) continue;
    expect(verifyOffline(fleet, data)).toEqual({ code: 0, says: '' });
    verified += 1;
  }
  await emptyOutboxes(fleet);
  for (const phone of fleet) different += await differentReceipts(phone);
  await server.stop();
  const losses = lossesOf(fleet, data);
  const { code, says } = verifyOffline(fleet, data);
  handIn([{
    promise: 'P1', what: 'server killed by SIGKILL under load of sealed responses', faults: kills, ...losses,
    more: { 'receipts that changed on a second sending': different, 'times the whole database was verified against all receipts': verified + 1 },
  }]);
  expect(losses.acknowledged).toBeGreaterThan(kills * phones);
  expect({ ...losses, different, code, says }).toEqual({ acknowledged: losses.acknowledged, lost: 0, altered: 0, doubled: 0, different: 0, code: 0, says: '' });
  removeFolder(data);
});
