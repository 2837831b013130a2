/**
 * The parts of `npm run prove`: what each runs in full. A part hands its figures in by `figures.ts`;
 * it may be run alone, and the page keeps the last figures of the others with their own dates.
 */
const node = (file, ...args) => ({ args: [file, ...args] });
const playwright = (...specs) => ({ args: ['@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts', ...specs], needsBrowser: true });
const vitest = (...files) => ({ args: ['vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=./e2e/proof/test-figures.ts', ...files] });

/** In the order of the page. */
export const parts = [
  { name: 'simulation', says: 'Devices, network and server as state machines under one seeded scheduler', run: [node('e2e/simulation/prove-simulation.mjs')] },
  { name: 'planted', says: 'Bugs planted in the product, one at a time', run: [node('e2e/planted/planted.mjs')] },
  { name: 'server', says: 'Real server processes: killed, out of space, failing disks', run: [playwright('faults/server-')] },
  { name: 'backup', says: 'Real server processes killed while they lay down backups, then restored on a bare machine', run: [playwright('faults/backup-')] },
  { name: 'network', says: 'Real server and Chromium through a network that cuts, holds, repeats, reorders and alters', run: [playwright('faults/network')] },
  { name: 'phone', says: 'Real Chromium: killed, its files damaged, quota, the profile searched', run: [playwright('faults/phone-(damaged|full|killed|scanned)')] },
  { name: 'updates', says: 'New versions of the app under open work and killed upgrades; clocks of phone and server that jump', run: [playwright('faults/update', 'faults/(phone-)?clock')] },
  { name: 'parsers', says: 'Bad input: every parser fuzzed', run: [vitest(
    'e2e/faults/fuzz', 'e2e/faults/bad-input',
    'shared/wire/receipt.test', 'shared/wire/rescue-file.test', 'shared/wire/enrolment-codes.test',
    'client/kit/store/journal/journal-records.test', 'client/kit/store/kit.test', 'client/kit/store/vaulted-store.test', 'client/kit/vault/sealed-json.test',
    'server/backup/sealed-file/sealed-file.test', 'server/storage/backup/apply-segment.test',
  )] },
  { name: 'server-rules', says: 'What the server holds is kept; what is tampered with is found', run: [vitest('server/ingest/held-kept.test', 'server/ledger/verify/verify.test')] },
];
