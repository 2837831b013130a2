/**
 * Entry of the export thread (`dist/server/export-worker.js`): joins the formats with a read-only
 * connection of its own and does what the main thread says.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { required } from '#shared/kernel/assert.ts';
import { countedCells, countedSources } from '#shared/report/counted-cells.ts';
import { readOpeningKeys } from '../keys/key-files.ts';
import { storedContent } from '../keys/stored-content.ts';
import { openReadOnly } from '../storage/read-only.ts';
import type { OpenSource } from './contract.ts';
import type { ToExportThread } from './port-messages.ts';
import { exportFormat } from './registry.ts';
import { runExports } from './run-exports.ts';
import { stepBack } from './step-back.ts';

stepBack();
const port = required(parentPort, 'The export worker runs as a thread.');
const { databasePath, keysPath } = workerData as { readonly databasePath: string; readonly keysPath: string };
const keyOf = readOpeningKeys(keysPath);
const database = openReadOnly(databasePath);

const openSource: OpenSource = (campaign, scope) => {
  const stored = database.campaign(campaign, scope);
  return stored === undefined ? undefined : {
    stored,
    scope,
    tallies: () => countedCells(stored.campaign, database.readTallies(campaign, scope)),
    answers: () => database.answers(campaign, scope, countedSources(stored.campaign)),
    refusals: () => database.refusals(campaign, scope),
    previous: () => {
      const { previousCampaign } = stored.campaign;
      return previousCampaign === null ? undefined : openSource(previousCampaign, scope);
    },
    atOneMoment: (work) => database.atOneMoment(work),
    progress: () => database.progress(campaign, scope),
    responsesAfter: (page) => database.responsesAfter(campaign, scope, page),
    contentOf: (bytes) => storedContent(bytes, keyOf),
  };
};

const hear = runExports({ postMessage: (message, transfer = []) => { port.postMessage(message, transfer); } }, openSource, exportFormat);
port.on('message', (message: ToExportThread) => { hear(message); });
