/** Entry of the thread that makes one report from answers (`dist/server/campaigns/report-worker.js`). */
import { parentPort, workerData } from 'node:worker_threads';
import { required } from '#shared/kernel/assert.ts';
import { stepBack } from '../exports/step-back.ts';
import { openReadOnly } from '../storage/read-only.ts';
import { reportOfDatabase } from './report-of-database.ts';
import type { FromReportThread, ReportWork } from './report-thread.ts';

stepBack();
const port = required(parentPort, 'The report worker runs as a thread.');
const { databasePath, request } = workerData as ReportWork;
const database = openReadOnly(databasePath);
const made: FromReportThread = reportOfDatabase(database, request);
database.close();
port.postMessage(made);
