/** `npm run check`: format, lint, types, unused code, boundaries and fast tests, in at most 30 seconds. */
import { fastTests, halvesOf, nodeTests, runSteps, type Step, tool } from './steps.ts'

export const checkSteps: readonly Step[] = [
  { name: 'format', run: () => tool('oxfmt/bin/oxfmt', '--check', '.') },
  { name: 'lint', run: () => tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings') },
  { name: 'types', run: () => tool('typescript/bin/tsc', '-p', '.') },
  { name: 'unused', run: () => tool('knip/bin/knip.js', '--no-progress') },
  { name: 'tests', run: async () => Math.max(...(await Promise.all(halvesOf(fastTests).map((files) => nodeTests(files))))) },
]

if (import.meta.main) process.exit(await runSteps('check', checkSteps))
