/** What only CI does, after `npm test`: both databases, another time zone, SIGKILL at 200 points on each database, and each test file in a process of its own. */
import { startPostgres } from '#test/postgres'
import { fastTests, longTests, nodeTests, processTests, runSteps, scratchInMemory } from './steps.ts'

scratchInMemory()
const postgres = await startPostgres()
const env = { GRENIER_TEST_DATABASE_URL: postgres.url }
try {
  process.exitCode = await runSteps('ci', [
    { name: 'both databases', run: () => nodeTests([...fastTests, ...longTests], { env }) },
    { name: 'another zone', run: () => nodeTests(fastTests, { env: { TZ: 'America/Toronto' } }) },
    {
      name: 'killed at 200 points',
      run: () => nodeTests(['test/process/crash.test.ts'], { env: { ...env, GRENIER_CRASH_POINTS: '200' } }),
    },
    { name: 'dump of PostgreSQL', run: () => nodeTests(['test/process/dump.test.ts'], { env }) },
    {
      name: 'isolated',
      run: () => nodeTests([...fastTests, ...longTests, ...processTests], { isolated: true, env: { GRENIER_TEST_RUNS: '5' } }),
    },
  ])
} finally {
  await postgres.stop()
}
