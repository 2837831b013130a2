/** The report of a national campaign from its stored tallies, anew, and after one more response. */
import { readFileSync } from 'node:fs';
import { campaignLayout } from '../../shared/campaign/campaign-layout.ts';
import { indexMethod } from '../../shared/index-methods/registry.ts';
import { required } from '../../shared/kernel/assert.ts';
import { readQuestionnaire } from '../../shared/questionnaire/read-questionnaire.ts';
import { openLiveReport } from '../../shared/report/live-report.ts';
import { makeReport } from '../../shared/report/make-report.ts';
import type { TallyCell } from '../../shared/tally/cell.ts';
import { vectorFromBytes, vectorToBytes } from '../../shared/tally/vector-bytes.ts';
import { impliedCampaign } from '../../server/command-line/index-campaign.ts';
import { countResponses, responsesFile } from '../../server/command-line/index-count.ts';
import { middleMs } from './middle-ms.ts';
import type { Measurement } from './table.ts';

const looks = 21;

export async function measureTallies(questionnaireFile: string, responses: string): Promise<Measurement[]> {
  const read = readQuestionnaire(JSON.parse(readFileSync(questionnaireFile, 'utf8')));
  if ('issues' in read) throw new Error(JSON.stringify(read.issues));
  const { questionnaire } = read;
  const method = required(indexMethod('plain'), 'The plain method is built in.');
  const { parameters } = method;
  const layout = campaignLayout({ questionnaire, method: { ...method, parameters } });
  const counted = countResponses(responsesFile(() => [readFileSync(responses)], questionnaire, { layout, separator: ',', encoding: 'utf-8' }));
  if ('refused' in counted) throw new Error(JSON.stringify(counted.refused));
  const none = { drawnClusters: [], population: [], margins: [], previous: null, bands: { default: [], unitGroups: new Map() }, coverage: [] };
  const campaign = impliedCampaign({ questionnaire, method, parameters }, counted.findings.units, { files: none, year: 2026 });
  const stored = counted.cells.map(({ position, vector }) => ({ position, bytes: vectorToBytes(vector) }));
  const load = (): TallyCell[] => stored.map(({ position, bytes }) => ({ position, vector: vectorFromBytes(bytes) }));
  const fullMs = await middleMs(looks, () => makeReport(campaign, load()));
  const live = openLiveReport(campaign, load());
  const position = required(counted.cells[0], 'There is a cell.').position;
  const codes = new Uint8Array(layout.codeLength).fill(5);
  const moreMs = await middleMs(looks, () => {
    live.add(position, codes, 1);
    live.report();
  });
  return [
    { what: `full report of ${stored.length} stored cells with intervals and rank intervals (median of ${looks})`, measured: fullMs, unit: 'ms', atMost: 100 },
    { what: 'after one more response, the changed figures', measured: moreMs, unit: 'ms', atMost: 5 },
  ];
}
