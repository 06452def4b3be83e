/** `npm run bench [name]`: runs one bench, or all of them, beside their peers where these can be run. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { node, root, runSteps } from './steps.ts'

const names = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''))
const asked = process.argv.slice(2)
const unknown = asked.find((name) => !names.includes(name))
if (unknown !== undefined) {
  process.stderr.write(`No bench is called ${unknown}. There are: ${names.join(', ')}.\n`)
  process.exit(2)
}
const steps = (asked.length > 0 ? asked : names).map((name) => ({
  name,
  run: () => node(['--import', './tools/tsx.ts', join(root, 'bench', `${name}.bench.ts`)]),
}))
process.exit(await runSteps('bench', steps))
