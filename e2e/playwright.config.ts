import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from './chromium.mjs';

const executablePath = findChromium();

/** Two files at a time: each makes its own servers, data folders and browsers, and a good part of it is waiting. More would starve each other. */
export default defineConfig({
  testDir: '.',
  testMatch: ['journeys/**/*.spec.ts', 'faults/**/*.spec.ts', 'accessibility/**/*.spec.ts'],
  outputDir: '../test-results',
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] === undefined ? [['list']] : [['list'], ['json']],
  use: {
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    // Without a film: taking one costs more than many a step that it shows.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: { args: chromiumFlags, ...(executablePath === undefined ? {} : { executablePath }) },
  },
});
