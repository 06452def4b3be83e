/** `npm run check`: format, lint, types, unused code, boundaries and fast tests, in at most 30 seconds. */
import { fastTests, inHalves, runSteps, scratchInMemory, type Step, tool } from './steps.ts'

export const checkSteps: readonly Step[] = [
  { name: 'format', run: () => tool('oxfmt/bin/oxfmt', '--check', '.') },
  { name: 'lint', run: () => tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings') },
  { name: 'types', run: () => tool('typescript/bin/tsc', '-p', '.') },
  { name: 'unused', run: () => tool('knip/bin/knip.js', '--no-progress') },
  { name: 'tests', run: () => inHalves(fastTests) },
]

if (import.meta.main) {
  scratchInMemory()
  process.exit(await runSteps('check', checkSteps))
}
