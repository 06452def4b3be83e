/** What only CI does, after `npm test`: both databases, another time zone, and each test file in a process of its own. */
import { startPostgres } from '#test/postgres'
import { nodeTests, runSteps } from './steps.ts'

const files = ['src/**/*.test.ts', 'test/*.test.ts', 'tools/**/*.test.ts']
const postgres = await startPostgres()
const env = { GRENIER_TEST_DATABASE_URL: postgres.url }
try {
  process.exitCode = await runSteps('ci', [
    { name: 'both databases', run: () => nodeTests(files, { env }) },
    { name: 'another zone', run: () => nodeTests(files, { env: { TZ: 'America/Toronto' } }) },
    { name: 'isolated', run: () => nodeTests(files, { isolated: true }) },
  ])
} finally {
  await postgres.stop()
}
