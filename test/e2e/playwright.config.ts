import { defineConfig } from '@playwright/test'

/** Journeys in a real browser, against the platform started as a person would start it. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  globalSetup: './start-platform.ts',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  reporter: [['line'], ['./passed-failed.ts']],
  use: {
    browserName: 'chromium',
    locale: 'fr-FR',
    launchOptions: { executablePath: process.env.GRENIER_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] },
  },
})
