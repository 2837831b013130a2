/**
 * `index`: from a CSV on disk to every figure with its interval, the whole process; the same in R,
 * where it is installed; and the report from stored tallies, anew and after one more response.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRepository } from '../../server/setup/places.mjs';
import { removeFolder } from '../server.ts';
import { measureInR } from './index-in-r.ts';
import { measureTallies } from './index-tallies.ts';
import { writeQuestionnaire, writeResponses } from './index-setting.ts';
import { runProcess } from './run-process.ts';
import type { Measurement } from './table.ts';

const national = 36_525;
const sizes = [250_000, 1_000_000] as const;
const runs = 7;

export async function measureIndex(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-index-'));
  try {
    const questionnaire = writeQuestionnaire(folder);
    const nationalFile = await writeResponses(folder, national);
    const small = await command(questionnaire, nationalFile, runs);
    const measured: Measurement[] = [
      { what: `index of ${national} responses, CSV to every figure with intervals (median of ${runs})`, measured: small.seconds, unit: 's', atMost: 0.6 },
      { what: `its peak resident memory`, measured: small.peakMb, unit: 'MB', atMost: 120 },
      ...(await measureInR(nationalFile, small.seconds)),
    ];
    for (const size of sizes) {
      const large = await command(questionnaire, await writeResponses(folder, size), 1);
      measured.push(
        { what: `index of ${size} responses`, measured: large.seconds, unit: 's', ...(size === 1_000_000 ? { atMost: 8 } : {}) },
        { what: `its peak resident memory`, measured: large.peakMb, unit: 'MB' },
      );
    }
    return [...measured, ...(await measureTallies(questionnaire, nationalFile))];
  } finally {
    removeFolder(folder);
  }
}

/** The built command, run anew each time: median time and largest peak. */
async function command(questionnaire: string, responses: string, times: number): Promise<{ readonly seconds: number; readonly peakMb: number }> {
  const done = [];
  for (let run = 0; run < times; run += 1) {
    done.push(await runProcess(process.execPath, [
      inRepository('dist/server/cli.js'), 'index', '--questionnaire', questionnaire, '--method', 'plain', '--responses', responses, '--json', '--detail',
    ]));
  }
  const seconds = done.map((each) => each.seconds).sort((left, right) => left - right);
  return { seconds: seconds[Math.floor(times / 2)] ?? 0, peakMb: Math.max(...done.map((each) => each.peakMb)) };
}
