/** Ingest over HTTP: single responses, batches, beside an export, and with 100,000 stored. */
import type { Measurement } from './table.ts';
import { campaign, type Setting } from './setting.ts';

const many = 100_000;

/** Leaves 100,000 responses and more behind for what is measured next. */
export async function measureIngest(setting: Setting): Promise<Measurement[]> {
  await setting.load({ clients: 32, batch: 1, responses: 1_600 });
  const first = await setting.load({ clients: 32, batch: 1, responses: 9_600 });
  const eight = await setting.load({ clients: 8, batch: 1, responses: 9_600 });
  const batches = await setting.load({ clients: 8, batch: 50, responses: 20_000 });
  await fill(setting);
  const late = await setting.load({ clients: 32, batch: 1, responses: 9_600 });
  const lateBatches = await setting.load({ clients: 8, batch: 50, responses: 20_000 });
  const beside = await besideExport(setting);
  return [
    { what: 'ingest, 8 clients, one at a time', measured: eight.perSecond, unit: '/s', atLeast: 2_000 },
    { what: 'ingest, 32 clients, one at a time', measured: first.perSecond, unit: '/s', atLeast: 3_000 },
    { what: 'ingest, batches of 50', measured: batches.perSecond, unit: '/s', atLeast: 8_000 },
    { what: 'p99 at 32 clients', measured: first.p99Ms, unit: 'ms', atMost: 50 },
    { what: 'p99 at 32 clients during a CSV export', measured: beside.p99Ms, unit: 'ms', atMost: 50 },
    { what: 'ingest, 32 clients, during a CSV export', measured: beside.perSecond, unit: '/s' },
    { what: 'ingest, 32 clients, at 100,000 stored', measured: late.perSecond, unit: '/s' },
    { what: 'slower at 100,000 than at the first 10,000', measured: Math.max(0, 100 * (1 - late.perSecond / first.perSecond)), unit: '%', atMost: 10 },
    { what: 'ingest, batches of 50, at 100,000 stored', measured: lateBatches.perSecond, unit: '/s' },
  ];
}

async function fill(setting: Setting): Promise<void> {
  for (;;) {
    const missing = many - (await setting.desk.progress(campaign)).responses;
    if (missing <= 0) return;
    await setting.load({ clients: 8, batch: 50, responses: Math.min(missing, 20_000) });
  }
}

/** Exports follow one another for as long as the load runs. */
async function besideExport(setting: Setting): Promise<Awaited<ReturnType<Setting['runLoad']>>> {
  await setting.prepareLoad({ clients: 32, batch: 1, responses: 9_600 });
  let isRunning = true;
  const exporting = (async () => {
    while (isRunning) {
      const reader = (await setting.desk.request(`/api/campaigns/${campaign}/exports/responses-csv`)).body?.getReader();
      let isEnd = reader === undefined;
      while (!isEnd) isEnd = (await reader?.read())?.done ?? true;
    }
  })();
  const result = await setting.runLoad();
  isRunning = false;
  await exporting;
  return result;
}
