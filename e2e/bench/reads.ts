/** What the desk reads: the full result from tallies, and the CSV of all responses. */
import type { Measurement } from './table.ts';
import { campaign, type Setting } from './setting.ts';
import { middleMs } from './middle-ms.ts';
import { peakResidentMb, residentMb } from './memory.ts';

const looks = 40;

export async function measureReads(setting: Setting): Promise<Measurement[]> {
  const { responses } = await setting.desk.progress(campaign);
  const results = await middleMs(looks, () => setting.desk.results(campaign));
  const exported = await exportCsv(setting);
  const scale = Math.max(1, responses / 100_000);
  return [
    { what: `full result of 40 units from tallies (${responses} responses)`, measured: results, unit: 'ms', atMost: 20 },
    { what: 'CSV, first byte', measured: exported.firstByteMs, unit: 'ms', atMost: 50 },
    { what: `CSV, ${responses} responses`, measured: exported.totalMs / 1000, unit: 's' },
    { what: 'CSV, per 100,000 responses', measured: exported.totalMs / 1000 / scale, unit: 's', atMost: 2.5 },
    { what: 'resident memory before the export', measured: exported.beforeMb, unit: 'MB' },
    { what: 'resident memory added by the export, at its peak', measured: exported.peakMb - exported.beforeMb, unit: 'MB' },
    { what: 'resident memory added by a second export', measured: exported.secondPeakMb - exported.peakMb, unit: 'MB' },
  ];
}

async function exportCsv(setting: Setting): Promise<{ firstByteMs: number; totalMs: number; beforeMb: number; peakMb: number; secondPeakMb: number }> {
  const { processId } = setting.server;
  let firstByteMs = 0;
  let totalMs = 0;
  const run = async (): Promise<void> => {
    const startedAtMs = performance.now();
    const reply = await setting.desk.request(`/api/campaigns/${campaign}/exports/responses-csv`);
    const reader = reply.body?.getReader();
    let isFirst = true;
    while (!(await reader?.read())?.done) {
      if (isFirst) firstByteMs = performance.now() - startedAtMs;
      isFirst = false;
    }
    totalMs = performance.now() - startedAtMs;
  };
  const beforeMb = residentMb(processId);
  const peakMb = await peakResidentMb(processId, run);
  const secondPeakMb = await peakResidentMb(processId, run);
  return { firstByteMs, totalMs, beforeMb, peakMb, secondPeakMb };
}
