/** `npm test`: the checks, the tests that start real processes, then the journeys in a real browser; at most 8 minutes. */
import { findChromium } from './chromium.ts'
import { checkSteps } from './check.ts'
import { inHalves, longTests, node, processTests, root, runSteps, scratchInMemory } from './steps.ts'

const steps = [
  ...checkSteps,
  { name: 'long tests', run: () => inHalves(longTests) },
  { name: 'processes', run: () => inHalves(processTests) },
  {
    name: 'journeys',
    run: () =>
      node([`${root}/node_modules/@playwright/test/cli.js`, 'test', '--config', 'test/e2e/playwright.config.ts'], {
        ...process.env,
        GRENIER_CHROMIUM: findChromium(),
      }),
  },
]
scratchInMemory()
process.exit(await runSteps('test', steps))
